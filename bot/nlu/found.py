"""What a finder found in a message, and which of two overlapping finds stands."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Dict, Iterable, List, Optional, Tuple

EXTRACTOR = "ShopEntities"


@dataclass(frozen=True)
class Found:
    """One entity in a message.

    Attributes
    ----------
    start, end
        Character offsets in the message.
    value
        Normalised, not as typed.
    extra
        Further keys of the entity.
    """

    kind: str
    start: int
    end: int
    value: str
    extra: Tuple[Tuple[str, str], ...] = ()
    role: Optional[str] = None

    def overlaps(self, start: int, end: int) -> bool:
        """Return whether this shares a character with that span."""
        return self.start < end and start < self.end

    def as_entity(self) -> Dict[str, object]:
        """Return the form Rasa keeps."""
        entity: Dict[str, object] = {
            "entity": self.kind,
            "start": self.start,
            "end": self.end,
            "value": self.value,
            "extractor": EXTRACTOR,
            **dict(self.extra),
        }
        if self.role is not None:
            entity["role"] = self.role
        return entity


def settle(found: Iterable[Found]) -> List[Found]:
    """Return the finds without overlaps, in reading order; the earlier given and the longer win."""
    kept: List[Found] = []
    starts: List[int] = []
    for find in found:
        place = bisect_left(starts, find.start)
        # Of finds without overlaps only the two beside it can share a character with it.
        if not any(find.overlaps(other.start, other.end) for other in kept[max(0, place - 1) : place + 1]):
            kept.insert(place, find)
            starts.insert(place, find.start)
    return kept
