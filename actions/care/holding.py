"""Holding back: whether goods may be shown now. One offer to somebody angry costs more than many a turn late.

So it is not only held back while the customer is upset, but also while that is uncertain. Pure.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from actions.care.fusion import fuse
from actions.care.kinds import Outcome
from actions.care.levels import HOT
from actions.care.mood import Mood
from actions.care.schema import CareTable
from actions.care.stretches import browsing, since
from store import Turn

LEAST_QUIET_TURNS = 2


class Hold(StrEnum):
    """Why nothing is shown."""

    UPSET = "upset"
    ALONE = "upset by the reading of one short wish alone"
    LATELY = "upset a short while ago"
    WARM = "the mood is still warm"
    UNSURE = "the message may be an upset one"
    SCORN = "speaks of goods with scorn"


# They do not count as upset for sure, and may be all the same.
DOUBTS = frozenset({Hold.ALONE, Hold.WARM, Hold.UNSURE, Hold.SCORN})


@dataclass(frozen=True, slots=True)
class Heard:
    """How one message sounds.

    Attributes
    ----------
    share
        Anger and frustration in it, words and behaviour, 0-1.
    scornful
        Whether it has a word of `offers: scorn`.
    bare
        Whether it is too short to say what is wrong, denies nothing and comes with no sign in behaviour.
        "Blow my mind" sounds like anger to the reader and like fun to people.
    """

    share: float = 0.0
    scornful: bool = False
    bare: bool = False


def share_of(
    scores: Mapping[str, float], signs: Mapping[str, float], table: CareTable, intent: str | None = None
) -> float:
    """Return the share of anger and frustration in a message; 0 where nothing was read or seen."""
    fused = fuse(scores, signs, table.behaviour, intent)
    total = sum(fused.values())
    return sum(fused.get(emotion, 0.0) for emotion in HOT) / total if total > 0 else 0.0


def held(
    table: CareTable, mood: Mood, before: Sequence[Turn], heard: Heard, *, asked: bool = True
) -> Hold | None:
    """Return why nothing may be shown; None when it may.

    Parameters
    ----------
    before
        Earlier turns. That a customer said all is settled ends the quiet turns for what they ask for
        themselves, and the benefit of the doubt is theirs from then on.
    asked
        Whether they asked for it.
    """
    offers = table.offers
    trusted = since(before, Outcome.SETTLED) if asked else before
    if mood.heat >= table.thresholds.upset or mood.emotion in HOT:
        alone = asked and heard.bare and not heard.scornful
        return Hold.ALONE if alone and not any(turn.mood in set(HOT) for turn in trusted) else Hold.UPSET
    quiet = max(offers.quiet_turns_after_upset, LEAST_QUIET_TURNS)
    if any(turn.mood in set(HOT) for turn in trusted[-quiet:]):
        return Hold.LATELY
    if asked and (browsing(before) or len(trusted) < len(before)):
        return None
    limit = offers.hold_asked if asked else offers.hold_unasked
    if heard.scornful:
        return Hold.SCORN
    if heard.share >= limit:
        return Hold.UNSURE
    return Hold.WARM if mood.heat >= limit else None
