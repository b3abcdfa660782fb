"""The course of a mood over logged turns. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from actions.care.fusion import felt
from actions.care.kinds import Outcome
from actions.care.mood import Felt, Mood, mood_now
from actions.care.policy import Policy
from store import Turn


def felts(turns: Sequence[Turn], policy: Policy) -> list[Felt]:
    """Return each turn as the mood sees it; after one in which they said all is settled, anger lets go."""
    weights, relief = policy.table.behaviour, policy.table.movement.settled
    return [
        replace(
            felt(turn.at, turn.scores, turn.behaviour, turn.intensity, weights, turn.intent),
            relief=relief if turn.outcome == Outcome.SETTLED else 0.0,
        )
        for turn in turns
    ]


def mood_after(turns: Sequence[Turn], policy: Policy) -> Mood:
    """Return the mood after the last of these turns, with all its levels; neutral without any."""
    return mood_now(felts(turns, policy), policy.pace)
