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
from store.queries.outcomes import Offered, Step

_TAKEN = frozenset({FeedbackKind.LIKE, FeedbackKind.CLICK, FeedbackKind.BUY})
# Offers that were loaded, as the demo's are, belong to no message.
UNKNOWN = "outside a conversation"
NO_OFFER = "nothing shown"


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
    """How the mood moved after turns of one kind.

    Parameters
    ----------
    changes
        Valence after minus before, -2 to 2, one a step.
    talks
        Number of the conversation each step belongs to.
    """

    changes: array[float] = field(default_factory=lambda: array("d"))
    talks: array[int] = field(default_factory=lambda: array("q"))

    def add(self, step: Step, talk: int) -> None:
        """Count one step."""
        self.changes.append(step.next_level - step.level)
        self.talks.append(talk)


@dataclass(frozen=True, slots=True)
class Counts:
    """Everything a report tells.

    Parameters
    ----------
    by_version, by_care
        Offers; by care, those with an unknown turn count as UNKNOWN.
    moods, moods_by_version
        By care decision; and by the version whose offer was shown, or NO_OFFER.
    passages
        How often one emotion was followed by another.
    catalogue
        Products in the shop now.
    """

    by_version: dict[str, Tally]
    by_care: dict[str, Tally]
    moods: dict[str, Moods]
    moods_by_version: dict[str, Moods]
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
    moods_by_version: dict[str, Moods] = defaultdict(Moods)
    passages: Counter[tuple[str, str]] = Counter()
    talks: dict[str, int] = {}
    for page in store.outcomes.steps():
        for step in page:
            talk = talks.setdefault(step.conversation_id, len(talks))
            moods[in_words(step.care)].add(step, talk)
            moods_by_version[step.version or NO_OFFER].add(step, talk)
            passages[step.emotion, step.next_emotion] += 1
    products = len(store.products.all())
    return Counts(dict(by_version), dict(by_care), dict(moods), dict(moods_by_version), passages, products)


def care_of(offer: Offered) -> str:
    """Return the decision that led to an offer: asked for, or shown unasked by the care table."""
    if offer.outcome == "offered_unasked":
        return "recommended unasked"
    if offer.outcome == "offered":
        return "asked for"
    return in_words(offer.care) if offer.care else UNKNOWN


def in_words(care: str) -> str:
    """Return a care decision as people write it."""
    return care.replace("_", " ")


def _offers(store: Store) -> Iterator[Offered]:
    for page in store.outcomes.offers():
        yield from page
