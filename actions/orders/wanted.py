"""Which way they want an order put right, said now or while it was still asked which order it is."""

from typing import Final

from actions.care.kinds import Outcome
from actions.orders.ways import rejects_a_way, way_in_words
from actions.pending import Wait, read_pending
from actions.work import Work

_LOOK_BACK: Final = 3  # turns
_STILL_ASKED: Final = frozenset({Outcome.ASKED, Outcome.UNCLEAR, Outcome.CHATTED})


def way_wanted(work: Work) -> str | None:
    """Return "refund" or "replacement" where they named one and not the other."""
    message = work.message
    said = None if message.is_payload else way_in_words(message.text)
    pending = read_pending(message.slot("pending"))
    if said is not None or pending is None or pending.wait is not Wait.WHICH:
        return said
    for turn in reversed(work.scene.before[-_LOOK_BACK:]):
        if turn.outcome not in _STILL_ASKED:
            return None
        words = not turn.text.startswith("/") and not rejects_a_way(turn.text)
        way = way_in_words(turn.text) if words else None
        if way is not None:
            return way
    return None
