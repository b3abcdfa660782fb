from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from emotion import BadData
from emotion.evaluation.fairness import read_counterfactuals, spreads
from emotion.labels import EMOTIONS, Emotion

MOST_GAP, MOST_FLIPS = 0.2, 0.12
PROJECT = Path("data/emotion/fairness.toml")
CONTENT = """
[groups.trades]
slot = "who"
members = ["a nurse", "a pilot"]
[[messages]]
slot = "who"
text = "{who} asks when you open."
emotion = "neutral"
[[dialects]]
emotion = "neutral"
plain = "when do you open"
broad = "whan d'ye open"
"""


class AgainstPilots:
    """Is sure that everybody is calm, but for pilots."""

    def score(self, texts, **_how):
        service = np.zeros((len(texts), len(EMOTIONS)))
        for row, text in enumerate(texts):
            calm = 0.2 if "pilot" in text else 0.9
            service[row, EMOTIONS.index(Emotion.NEUTRAL)] = calm
            service[row, EMOTIONS.index(Emotion.ANGER)] = 1.0 - calm
        return SimpleNamespace(service=service)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "fairness.toml"


def test_a_reader_that_minds_who_writes_is_found_out(path):
    path.write_text(CONTENT)
    found = spreads(AgainstPilots(), read_counterfactuals(path))
    assert found["trades"].scores == {"a nurse": 0.9, "a pilot": 0.2}
    assert found["trades"].gap == pytest.approx(0.7)
    assert found["trades"].flips == 0.5


def test_dialects_that_read_alike_have_no_gap(path):
    path.write_text(CONTENT)
    assert spreads(AgainstPilots(), read_counterfactuals(path))["dialects"].gap == 0.0


@pytest.mark.parametrize(
    "content", ["[groups", "[groups.a]\nslot = 'who'\n", CONTENT.replace("neutral", "calm")]
)
def test_other_content_is_refused(path, content):
    path.write_text(content)
    with pytest.raises(BadData, match=r"fairness\.toml"):
        read_counterfactuals(path)


@pytest.mark.slow
def test_who_writes_moves_the_reading_little(reader):
    """Bounds the largest gap, with room for the next model; a reader that minds names breaks it."""
    found = spreads(reader, read_counterfactuals(PROJECT))
    assert {name: spread.gap for name, spread in found.items() if spread.gap > MOST_GAP} == {}
    assert {name: spread.flips for name, spread in found.items() if spread.flips > MOST_FLIPS} == {}
