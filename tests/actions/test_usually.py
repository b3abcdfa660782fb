"""The one line about a customer: only what is clear, and only from enough."""

from dataclasses import replace

import pytest

from actions.usually import ENOUGH, usually
from emotion import Emotion
from store import Liking, Profile, Sums

LIKINGS = (
    Liking("garden, plants", 0.5, ("plants", "green")),
    Liking("cosy, tea", 0.3, ("tea",)),
    Liking("gift, fun", 0.25, ("fun",)),
    Liking("desk, music", -0.4, ("music",)),
)
PROFILE = Profile("C0001", Sums(events=ENOUGH), Sums(events=ENOUGH), LIKINGS, {"neutral": 0.2, "anger": -0.2})


def test_mood_and_two_likings_are_told() -> None:
    assert usually(PROFILE) == "calmer than most; likes plants, tea"


@pytest.mark.parametrize(
    ("reactions", "read_turns", "said"),
    [
        (ENOUGH, ENOUGH - 1, "likes plants, tea"),
        (ENOUGH - 1, ENOUGH, "calmer than most"),
        (ENOUGH - 1, ENOUGH - 1, None),
    ],
)
def test_too_little_says_nothing(reactions: int, read_turns: int, said: str | None) -> None:
    found = replace(PROFILE, liked=Sums(events=reactions), felt=Sums(events=read_turns))
    assert usually(found) == said


@pytest.mark.parametrize("tendencies", [{}, {"neutral": 0.05, "anger": -0.3}, {"unheard-of": 0.9}])
def test_a_mood_that_does_not_stand_out_is_not_told(tendencies: dict[str, float]) -> None:
    assert usually(replace(PROFILE, tendencies=tendencies, likings=())) is None


def test_a_liking_without_a_trait_of_their_own_is_not_told() -> None:
    bare = (Liking("garden", 0.5, ()), Liking("gift", 0.1, ("fun",)))
    assert usually(replace(PROFILE, likings=bare)) == "calmer than most"


@pytest.mark.parametrize("emotion", list(Emotion))
def test_there_are_words_for_every_emotion(emotion: Emotion) -> None:
    assert "than most" in (usually(replace(PROFILE, tendencies={str(emotion): 0.4}, likings=())) or "")


def test_of_a_guest_nothing_is_said() -> None:
    assert usually(None) is None
