"""What the log keeps of a mood is enough to go on with it."""

import pytest

from actions.house import mood_of
from emotion import Emotion
from store import Turn
from tests.actions.fakes import NOW


@pytest.mark.parametrize(("name", "level"), [("anger", -0.8), ("delight", 0.6), ("confusion", -0.2)])
def test_a_logged_mood_is_restored(name: str, level: float) -> None:
    mood = mood_of(Turn("t", "c", None, "attune", NOW, "", mood=name, mood_level=level, slope=0.1))
    assert mood.emotion is Emotion(name)
    assert mood.valence == level
    assert 0 < mood.level <= 1
