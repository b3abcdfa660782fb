from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from emotion import BadData
from emotion.evaluation.pairs import read_pairs, score_pairs, share_ordered, share_ordered_by_valence
from emotion.labels import EMOTIONS, GLAD, UPSET


class ByLength:
    """Reads longer messages as stronger."""

    def score(self, texts, **_how):
        return SimpleNamespace(intensity=np.array([len(text) for text in texts], dtype=float))


class AngryByLength(ByLength):
    """Reads everything as anger, longer messages as more of it."""

    def score(self, texts, **_how):
        strong = super().score(texts).intensity / 100.0
        return SimpleNamespace(intensity=strong, service=np.tile(np.eye(len(EMOTIONS))[0], (len(texts), 1)))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "pairs.csv"


def test_share_ordered_counts_equal_as_wrong(path):
    path.write_text(
        "weaker,stronger,emotion\nbad,awful,anger\nterrible,bad,anger\nsad,mad,anger\nok,good,delight\n"
    )
    pairs = read_pairs(path)
    share, wrong = share_ordered(pairs, score_pairs(ByLength(), pairs))
    assert share == 0.5
    assert [pair.weaker for pair in wrong] == ["terrible", "sad"]


def test_what_is_stronger_has_to_feel_worse_and_with_a_glad_feeling_better(path):
    path.write_text("weaker,stronger,emotion\nbad,awful,anger\nok,great,delight\nhm,pardon,confusion\n")
    pairs = read_pairs(path)
    assert share_ordered_by_valence(pairs, score_pairs(AngryByLength(), pairs)) == 0.5
    puzzled = [pair for pair in pairs if pair.emotion not in UPSET | GLAD]
    assert [pair.weaker for pair in puzzled] == ["hm"]
    assert share_ordered_by_valence(puzzled, score_pairs(AngryByLength(), puzzled)) is None


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("weaker,emotion\nbad,anger\n", "needs the columns"),
        ("weaker,stronger,emotion\nbad,awful,anger\nbad,,anger\n", "pairs.csv:3: weaker and stronger"),
        ("weaker,stronger,emotion\nbad,awful,rage\n", "pairs.csv:2: 'rage'"),
        ("weaker,stronger,emotion\n", "holds no pair"),
    ],
)
def test_bad_rows_are_refused_with_their_line(path, content, said):
    path.write_text(content)
    with pytest.raises(BadData, match=said):
        read_pairs(path)


def test_a_file_of_other_bytes_is_refused(path):
    path.write_bytes(b"weaker,stronger,emotion\nbad,\xff,anger\n")
    with pytest.raises(BadData, match="is not UTF-8"):
        read_pairs(path)


@pytest.mark.slow
def test_most_of_our_graded_pairs_are_in_order(reader):
    pairs = read_pairs(Path("data/emotion/graded_pairs.csv"))
    scores = score_pairs(reader, pairs)
    share, _ = share_ordered(pairs, scores)
    assert share >= 0.9
    assert (share_ordered_by_valence(pairs, scores) or 0.0) >= 0.9
