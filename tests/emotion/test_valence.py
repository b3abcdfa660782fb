import numpy as np
import pytest

from emotion import Reading
from emotion.labels import EMOTIONS, Emotion
from emotion.valence import valence


def scores(**likely):
    """Probabilities of the labels named, the rest neutral."""
    found = {label: likely.get(label.value, 0.0) for label in EMOTIONS}
    found[Emotion.NEUTRAL] += 1.0 - sum(found.values())
    return found


def of(intensity, **likely):
    return Reading(Emotion.NEUTRAL, 0.5, intensity, scores(**likely), "x").valence


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        ((0.9, {"anger": 0.9}), (0.4, {"anger": 0.9})),
        ((0.9, {"anger": 0.7}), (0.4, {"anger": 0.95})),
        ((0.4, {"frustration": 0.8}), (0.1, {})),
        ((0.1, {}), (0.4, {"gratitude": 0.8})),
        ((0.4, {"delight": 0.9}), (0.8, {"delight": 0.9})),
    ],
)
def test_a_stronger_bad_feeling_is_worse_and_a_stronger_good_one_better(worse, better):
    assert of(worse[0], **worse[1]) < of(better[0], **better[1])


def test_shades_of_upset_count_together():
    assert of(0.6, anger=0.4, frustration=0.4) == pytest.approx(of(0.6, anger=0.8))


def test_a_puzzled_or_a_torn_message_has_no_side():
    assert of(0.6, confusion=0.9) == of(0.6, anger=0.4, delight=0.4) == 0.0


def test_many_are_computed_as_one_is():
    rows = [scores(anger=0.9), scores(delight=0.3), scores()]
    service = np.array([[row[label] for label in EMOTIONS] for row in rows])
    many = valence(service, np.array([0.5, 0.6, 0.0]))
    assert many.tolist() == pytest.approx([of(0.5, anger=0.9), of(0.6, delight=0.3), 0.0])
    assert (np.abs(many) <= 1.0).all()
