import numpy as np
import pytest

from emotion.certainty import certainty
from emotion.labels import EMOTIONS
from emotion.training.confidence import Judged, choose_abstention, choose_temperature

ROWS = 4000


def source(temperature, *, seed=0, rows=ROWS):
    """Logits that are `temperature` times too bold about labels drawn from the honest probabilities."""
    rng = np.random.default_rng(seed)
    honest = rng.normal(0.0, 1.5, size=(rows, len(EMOTIONS)))
    probabilities = np.exp(honest) / np.exp(honest).sum(axis=1, keepdims=True)
    gold = (probabilities.cumsum(axis=1) < rng.random((rows, 1))).sum(axis=1)
    return Judged(honest * temperature, np.minimum(gold, len(EMOTIONS) - 1))


@pytest.mark.parametrize("temperature", [0.7, 1.0, 2.0])
def test_the_temperature_undoes_how_bold_the_logits_are(temperature):
    assert choose_temperature([source(temperature)]) == pytest.approx(temperature, abs=0.06)


def test_every_source_counts_the_same_however_large():
    small, large = source(2.0, seed=1), source(1.0, seed=2, rows=8 * ROWS)
    assert choose_temperature([small, large]) > 1.15


def test_it_abstains_from_few_and_from_what_is_mostly_wrong():
    judged = [source(1.0), source(1.0, seed=3)]
    limit = choose_abstention(judged, 1.0)
    assert limit > 0
    for one in judged:
        said = one.probabilities(1.0)
        below = certainty(said) < limit
        assert below.mean() < 0.06
        assert (said.argmax(axis=1) == one.gold)[below].mean() < 0.5


def test_it_never_abstains_where_doubtful_readings_are_right():
    logits = np.zeros((100, len(EMOTIONS)))
    logits[:, 0], logits[:, -1] = 0.3, 0.2
    logits[0, -1] = 9.0
    assert choose_abstention([Judged(logits, np.zeros(100, dtype=np.int64))], 1.0) == 0.0
