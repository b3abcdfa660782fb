"""The closed sets of care: what we do about a mood, how a mood is spoken to, what a turn came to."""

from enum import StrEnum


class Care(StrEnum):
    """What a turn did for the customer's mood."""

    SOOTHE = "soothe"
    RECOMMEND = "recommend"
    ASK = "ask"
    HAND_OVER = "hand_over"
    NOTHING = "nothing"


class Strategy(StrEnum):
    """What a row of the care table does."""

    ACKNOWLEDGE = "acknowledge"
    EXPLAIN = "explain"
    ACT = "act"
    COMPENSATE = "compensate"
    OFFER_CHOICE = "offer_choice"
    HAND_OVER = "hand_over"
    CELEBRATE = "celebrate"
    RECOMMEND = "recommend"
    RECALL = "recall"
    STAY_BRIEF = "stay_brief"


CARE_OF: dict[Strategy, Care] = {
    Strategy.ACKNOWLEDGE: Care.SOOTHE,
    Strategy.EXPLAIN: Care.SOOTHE,
    Strategy.COMPENSATE: Care.SOOTHE,
    Strategy.OFFER_CHOICE: Care.ASK,
    Strategy.HAND_OVER: Care.HAND_OVER,
    Strategy.RECOMMEND: Care.RECOMMEND,
    Strategy.RECALL: Care.ASK,
    Strategy.ACT: Care.NOTHING,
    Strategy.CELEBRATE: Care.NOTHING,
    Strategy.STAY_BRIEF: Care.NOTHING,
}


class Tone(StrEnum):
    """How a mood is spoken to; several emotions share a tone."""

    UPSET = "upset"
    LOW = "low"
    WORRIED = "worried"
    PUZZLED = "puzzled"
    CALM = "calm"
    GLAD = "glad"


class About(StrEnum):
    """What an answer is about, as far as its opening words care."""

    LATE = "late"
    LOST = "lost"
    DAMAGED = "damaged"
    WRONG = "wrong"
    MISSING = "missing"
    REFUND = "refund"
    CANCEL = "cancel"
    RETURN = "return"
    REPLACE = "replace"
    CHOOSE = "choose"
    STATUS = "status"
    OTHER = "other"


class Trend(StrEnum):
    """Where the upset of a conversation is going."""

    RISING = "rising"
    STEADY = "steady"
    EASING = "easing"


class Alarm(StrEnum):
    """Words that call for a person, whatever the mood."""

    SELF_HARM = "self_harm"
    HEALTH = "health"
    LEGAL = "legal"
    THREAT = "threat"


# Nothing else is answered first: not a parcel, and certainly not a product.
AT_ONCE = frozenset({Alarm.SELF_HARM, Alarm.HEALTH})


class Outcome(StrEnum):
    """What a turn came to, as the care table sees it."""

    SOLVED = "solved"
    SETTLED = "settled"
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


# Turns that ended with goods on show.
SHOWN = frozenset({Outcome.OFFERED, Outcome.OFFERED_UNASKED})
# Intents that say no to what was put to them.
REFUSING = frozenset({"deny", "dislike"})
