"""Counting offers and moods in one pass over the store; memory grows by versions and days, not by offers.

A card is *taken* when it was liked, clicked or bought and not refused afterwards. Acceptance is the share of
cards that are taken; click-through the share of offers of which any card was.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from store import FeedbackKind, Store
from store.queries.outcomes import Offered

_TAKEN = frozenset({FeedbackKind.LIKE, FeedbackKind.CLICK, FeedbackKind.BUY})
UNKNOWN = "unknown"


@dataclass(slots=True)
class Tally:
    """Offers of one kind."""

    offers: int = 0
    offers_taken: int = 0
    cards: int = 0
    taken: int = 0
    bought: int = 0
    refused: int = 0
    products: set[str] = field(default_factory=set)
    first: datetime | None = None
    last: datetime | None = None

    def add(self, offer: Offered) -> None:
        """Count one offer."""
        taken = [bool(said & _TAKEN) and FeedbackKind.DISLIKE not in said for _, said in offer.cards]
        self.offers += 1
        self.offers_taken += any(taken)
        self.cards += len(taken)
        self.taken += sum(taken)
        self.bought += sum(FeedbackKind.BUY in said for _, said in offer.cards)
        self.refused += sum(FeedbackKind.DISLIKE in said for _, said in offer.cards)
        self.products.update(product for product, _ in offer.cards)
        self.first = min(self.first or offer.at, offer.at)
        self.last = max(self.last or offer.at, offer.at)


@dataclass(slots=True)
class Moods:
    """How the mood moved after turns with one care decision.

    Parameters
    ----------
    changes
        Valence after minus before, -2 to 2, one a step.
    talks
        Number of the conversation each step belongs to.
    """

    changes: array[float] = field(default_factory=lambda: array("d"))
    talks: array[int] = field(default_factory=lambda: array("q"))


@dataclass(frozen=True, slots=True)
class Counts:
    """Everything a report tells.

    Parameters
    ----------
    by_version, by_care
        Offers; by care, those with an unknown turn count as "unknown".
    moods
        By care decision.
    passages
        How often one emotion was followed by another.
    catalogue
        Products in the shop now.
    """

    by_version: dict[str, Tally]
    by_care: dict[str, Tally]
    moods: dict[str, Moods]
    passages: Counter[tuple[str, str]]
    catalogue: int


def count(store: Store) -> Counts:
    """Return the counts of everything in the store."""
    by_version: dict[str, Tally] = defaultdict(Tally)
    by_care: dict[str, Tally] = defaultdict(Tally)
    for offer in _offers(store):
        by_version[offer.model_version].add(offer)
        by_care[care_of(offer)].add(offer)
    moods: dict[str, Moods] = defaultdict(Moods)
    passages: Counter[tuple[str, str]] = Counter()
    talks: dict[str, int] = {}
    for page in store.outcomes.steps():
        for step in page:
            found = moods[step.care]
            found.changes.append(step.next_level - step.level)
            found.talks.append(talks.setdefault(step.conversation_id, len(talks)))
            passages[step.emotion, step.next_emotion] += 1
    return Counts(dict(by_version), dict(by_care), dict(moods), passages, len(store.products.all()))


def care_of(offer: Offered) -> str:
    """Return the decision that led to an offer: asked for, or shown unasked by the care table."""
    if offer.outcome == "offered_unasked":
        return "recommended unasked"
    if offer.outcome == "offered":
        return "asked for"
    return offer.care or UNKNOWN


def _offers(store: Store) -> Iterator[Offered]:
    for page in store.outcomes.offers():
        yield from page
