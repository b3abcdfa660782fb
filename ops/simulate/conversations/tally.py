"""What the conversations came to, with and without emotion."""

from collections.abc import Mapping, Sequence
from typing import Any

from ops.simulate.conversations.goals import NEEDS
from ops.simulate.conversations.talking import Record


def tally(records: Sequence[Record], changes: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Return the figures of one arm.

    Parameters
    ----------
    changes
        Every change of status by order id, as the database saw it.
    """
    solved = [record for record in records if record.resolved]
    return {
        "conversations": len(records),
        "resolution_rate": _mean([record.resolved for record in records]),
        "handed_over_rate": _mean([record.handed_over for record in records]),
        "turns_to_resolution": _mean([record.turns for record in solved]),
        "mood_change": _mean([record.end - record.start for record in records]),
        "mood_change_of_the_upset": _mean([r.end - r.start for r in records if r.start <= -0.5]),
        "offers_while_angry": sum(record.offers_while_angry for record in records),
        "double_actions": sum(_doubled(record, changes.get(record.order_id, ())) for record in records),
        "dead_ends": sum(record.dead_end for record in records),
    }


def by(records: Sequence[Record], attribute: str) -> dict[str, dict[str, float]]:
    """Return resolution and mood change for each value of "manner" or "goal"."""
    found: dict[str, dict[str, float]] = {}
    for value in sorted({str(getattr(record, attribute)) for record in records}):
        some = [record for record in records if str(getattr(record, attribute)) == value]
        found[value] = {
            "resolution_rate": _mean([record.resolved for record in some]),
            "handed_over_rate": _mean([record.handed_over for record in some]),
            "mood_change": _mean([record.end - record.start for record in some]),
        }
    return found


def _doubled(record: Record, became: Sequence[str]) -> bool:
    """Return whether an order was changed more than once, or though nothing was to be changed."""
    return len(became) > 1 or (bool(became) and not NEEDS[record.goal].ends)


def _mean(values: Sequence[float]) -> float:
    return round(sum(values) / len(values), 4) if values else 0.0
