"""What became of offers and of care decisions, in pages, for reports."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, Engine, func, select

from store.queries.learning import BATCH
from store.queries.pages import Rows, pages
from store.schema import feedback, impressions, offers, turns
from store.values import FeedbackKind


class Offered(NamedTuple):
    """One offer with what was decided in its turn, and each card's product and reactions.

    `care` and `outcome` are None where the turn is not known, as for offers that were loaded.
    """

    number: int
    customer_id: str | None
    at: datetime
    model_version: str
    care: str | None
    outcome: str | None
    cards: tuple[tuple[str, frozenset[FeedbackKind]], ...]


class Step(NamedTuple):
    """A turn in which care was decided, and how the customer was in the next one; both were read.

    `version` is the model's whose offer was shown in the turn, None where nothing was.
    """

    number: int
    conversation_id: str
    care: str
    emotion: str
    level: float
    next_emotion: str
    next_level: float
    version: str | None


class Outcomes:
    """Pages for reports."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def offers(self, after: int = 0, batch: int = BATCH) -> Iterator[list[Offered]]:
        """Yield pages of offers numbered above `after`."""
        page = (
            select(offers, turns.c.care, turns.c.outcome)
            .join(turns, turns.c.id == offers.c.turn_id, isouter=True)
            .limit(batch)
        )
        return pages(self._engine, page, offers.c.seq, after, _with_reactions)

    def steps(self, after: int = 0, batch: int = BATCH) -> Iterator[list[Step]]:
        """Yield pages of turns numbered above `after` that were followed by another one."""
        later, candidates = turns.alias("later"), turns.alias("candidates")
        next_seq = (
            select(func.min(candidates.c.seq))
            .where(candidates.c.conversation_id == turns.c.conversation_id, candidates.c.seq > turns.c.seq)
            .correlate(turns)
            .scalar_subquery()
        )
        # By conversation first: that is what offers are indexed by.
        version = (
            select(func.max(offers.c.model_version))
            .where(offers.c.conversation_id == turns.c.conversation_id, offers.c.turn_id == turns.c.id)
            .correlate(turns)
            .scalar_subquery()
        )
        page = (
            select(
                turns.c.seq,
                turns.c.conversation_id,
                turns.c.care,
                turns.c.emotion,
                turns.c.mood_level,
                later.c.emotion,
                later.c.mood_level,
                version,
            )
            .select_from(turns)
            .join(later, later.c.seq == next_seq)
            # A turn without a model's name was not read: a button, no consent, no model.
            .where(turns.c.care.is_not(None), turns.c.model != "", later.c.model != "")
            .limit(batch)
        )
        return pages(self._engine, page, turns.c.seq, after, lambda _, rows: [Step(*row) for row in rows])


def _with_reactions(connection: Connection, rows: Rows) -> list[Offered]:
    cards = (
        select(impressions.c.offer_id, impressions.c.id, impressions.c.product_id, feedback.c.kind)
        .join(feedback, feedback.c.impression_id == impressions.c.id, isouter=True)
        .where(impressions.c.offer_id.in_([row.id for row in rows]))
        .order_by(impressions.c.position)
    )
    shown: dict[str, dict[str, tuple[str, set[FeedbackKind]]]] = defaultdict(dict)
    for card in connection.execute(cards):
        said = shown[card.offer_id].setdefault(card.id, (card.product_id, set()))[1]
        if card.kind:
            said.add(FeedbackKind(card.kind))
    return [
        Offered(
            row.seq,
            row.customer_id,
            row.at,
            row.model_version,
            row.care,
            row.outcome,
            tuple((product, frozenset(said)) for product, said in shown[row.id].values()),
        )
        for row in rows
    ]
