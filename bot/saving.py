"""Saves a conversation without counting first what is stored of it.

Rasa 3.6 asks the database, for each save, how many events of the conversation it holds, to know which are
new. How many there were was seen when the conversation was read, under the same lock.
"""

from __future__ import annotations

from itertools import islice
from typing import Any, Iterator, Optional

from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.trackers import DialogueStateTracker

_STORED = "attune_stored"
_read = SQLTrackerStore._retrieve
_counted = SQLTrackerStore._additional_events


async def _retrieve(
    self: SQLTrackerStore, sender_id: str, fetch_events_from_all_sessions: bool
) -> Optional[DialogueStateTracker]:
    tracker = await _read(self, sender_id, fetch_events_from_all_sessions)
    if tracker is not None and not fetch_events_from_all_sessions:
        setattr(tracker, _STORED, len(tracker.events))
    return tracker


def _additional_events(self: SQLTrackerStore, session: Any, tracker: DialogueStateTracker) -> Iterator[Any]:
    # Known once only: whether this save goes through is not known here.
    stored = tracker.__dict__.pop(_STORED, None)
    return _counted(self, session, tracker) if stored is None else islice(tracker.events, stored, None)


def prepare_saving() -> None:
    """Have Rasa save like this from now on; doing it again changes nothing."""
    SQLTrackerStore._retrieve = _retrieve
    SQLTrackerStore._additional_events = _additional_events
