import numpy as np
import pytest

from emotion.labels import GOEMOTIONS
from emotion.training.strength import usual_strength


def flags(*names):
    return np.array([name in names for name in GOEMOTIONS], dtype=np.float32)


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [
        (("so so", "annoyance"), ("so so", "anger")),
        (("where is it", "neutral"), ("where is it!!!", "neutral")),
        (("where is my parcel now", "anger"), ("WHERE IS MY PARCEL NOW", "anger")),
    ],
)
def test_stronger_feeling_capitals_and_marks_count(weaker, stronger):
    (text, name), (louder, other) = weaker, stronger
    assert usual_strength(text, flags(name)) < usual_strength(louder, flags(other))


def test_strength_never_passes_one():
    assert usual_strength("AAAAAA BBBBBB CCCCCC!!!!!!!!", flags("anger", "grief")) <= 1.0
