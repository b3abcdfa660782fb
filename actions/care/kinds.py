"""The closed sets of care: what we do about a mood, how a mood is spoken to, what a turn came to."""

from enum import StrEnum


class Care(StrEnum):
    """What a turn did for the customer's mood."""

    SOOTHE = "soothe"
    RECOMMEND = "recommend"
    ASK = "ask"
    HAND_OVER = "hand_over"
    NOTHING = "nothing"


class Tone(StrEnum):
    """How a mood is spoken to; several emotions share a tone."""

    UPSET = "upset"
    LOW = "low"
    WORRIED = "worried"
    PUZZLED = "puzzled"
    CALM = "calm"
    GLAD = "glad"


class Trend(StrEnum):
    """Where the upset of a conversation is going."""

    RISING = "rising"
    STEADY = "steady"
    EASING = "easing"


class Outcome(StrEnum):
    """What a turn came to, as the care table sees it."""

    SOLVED = "solved"
    FACTS = "facts"
    ASKED = "asked"
    OFFERED = "offered"
    OFFERED_UNASKED = "offered_unasked"
    DECLINED = "declined"
    CHATTED = "chatted"
    UNCLEAR = "unclear"
    HANDED_OVER = "handed_over"
    WITH_PERSON = "with_person"
    FAILED = "failed"
    NOTHING = "nothing"


CALMING: frozenset[Tone] = frozenset({Tone.UPSET, Tone.LOW, Tone.WORRIED, Tone.PUZZLED})
