import numpy as np
import pytest

from emotion.certainty import certainty
from emotion.labels import EMOTIONS, Emotion


@pytest.mark.parametrize(
    ("scores", "sure"),
    [
        ({Emotion.ANGER: 0.4, Emotion.FRUSTRATION: 0.4, Emotion.DELIGHT: 0.2}, 0.8),
        ({Emotion.NEUTRAL: 0.5, Emotion.CONFUSION: 0.2, Emotion.ANXIETY: 0.3}, 0.7),
        ({Emotion.GRATITUDE: 0.4, Emotion.NEUTRAL: 0.3, Emotion.ANGER: 0.3}, 0.4),
    ],
)
def test_shades_of_one_direction_are_no_doubt(scores, sure):
    service = np.array([scores.get(label, 0.0) for label in EMOTIONS])
    assert certainty(service) == pytest.approx(sure)
