import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from emotion import BadData
from emotion.manifest import read_manifest
from emotion.training.calibrate import calibrate, served_logits
from emotion.training.messages import read_service

WEIGHTS = Path("emotion/weights")
SERVICE = Path("data/emotion/service_train.csv")
DIALOGUES = Path("data/emotion/context_train.csv")


@pytest.fixture
def weights(tmp_path):
    return shutil.copytree(WEIGHTS, tmp_path / "weights")


@pytest.fixture
def goemotions(tmp_path):
    """A dev split in GoEmotions' form, of our own making: enough to fit on, not to boast with."""
    folder = tmp_path / "goemotions"
    folder.mkdir()
    (folder / "labels.txt").write_text("anger\ngratitude\nneutral\n")
    lines = [f"{text} {row}\t{label}\tid{row}" for row in range(334) for text, label in _SAID]
    (folder / "dev.tsv").write_text("\n".join(lines) + "\n")
    return folder


_SAID = (("thank you so much!", 1), ("I hate you, you idiot", 0), ("the shop is in street", 2))


@pytest.mark.slow
def test_a_spoilt_temperature_is_fitted_anew_and_kept_in_the_manifest(weights, goemotions):
    replace(read_manifest(weights), temperature=4.0).write(weights)
    done = calibrate(weights, goemotions, SERVICE, DIALOGUES)
    kept = read_manifest(weights)
    assert kept == done.after
    assert 0.5 <= kept.temperature < 3.0
    assert kept.version == done.before.version
    assert done.errors_after["own held out"] < done.errors_before["own held out"]


def test_a_missing_split_is_an_error_and_leaves_the_manifest(weights, goemotions):
    before = read_manifest(weights)
    (goemotions / "dev.tsv").unlink()
    with pytest.raises(BadData, match=r"dev\.tsv"):
        calibrate(weights, goemotions, SERVICE, DIALOGUES)
    assert read_manifest(weights) == before


def test_too_small_a_split_is_an_error_that_says_how_many_it_takes(weights, goemotions):
    before = read_manifest(weights)
    (goemotions / "dev.tsv").write_text("thank you\t1\ta\nI hate you\t0\tb\n")
    with pytest.raises(BadData, match=r"has 2 rows, too few to fit on: it takes 1,000"):
        calibrate(weights, goemotions, SERVICE, DIALOGUES)
    assert read_manifest(weights) == before


def test_served_logits_lead_back_to_the_probabilities_of_messages_read_alone(reader):
    rows = read_service(SERVICE).take([0, 3, 7])
    logits, scores = served_logits(reader, rows), reader.score(rows.texts, alone=True)
    powers = np.exp(logits.service / reader.manifest.temperature)
    np.testing.assert_allclose(powers / powers.sum(1, keepdims=True), scores.service, atol=1e-5)
    np.testing.assert_allclose(1 / (1 + np.exp(-logits.feelings)), scores.feelings, atol=1e-5)
