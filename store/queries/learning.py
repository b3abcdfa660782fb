"""The log as training reads it: narrow rows in pages, by growing number, from where the last run ended.

Leaves out what only people look at (reasons, contributions): at a million rows they are most of the bytes.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, Engine, func, select

from store.engine import reading
from store.queries.pages import Rows, pages
from store.schema import feedback, impressions, offers, order_lines, orders
from store.values import FeedbackKind, OrderStatus

BATCH = 2_000


class Shown(NamedTuple):
    """One offer: `cards` holds (place, product, chance) of each impression, by place."""

    number: int
    customer_id: str | None
    at: datetime
    context: Mapping[str, float]
    model_version: str
    pool: tuple[str, ...]
    cards: tuple[tuple[int, str, float | None], ...]


class Said(NamedTuple):
    """One reaction; `offer` and `place` name the card it answers."""

    number: int
    offer: int
    place: int
    kind: FeedbackKind
    emotion: str
    intensity: float
    at: datetime


class Bought(NamedTuple):
    """One line of an order; `order` is the order's number."""

    order: int
    customer_id: str
    product_id: str
    status: OrderStatus
    at: datetime


class Extent(NamedTuple):
    """How many rows there are up to a number, and the sum of their numbers.

    Rows that were erased, or committed late by a slower writer, change it.
    """

    rows: int
    total: int


class Learning:
    """Pages of the log for training."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def shown(self, after: int = 0, batch: int = BATCH) -> Iterator[list[Shown]]:
        """Yield pages of offers numbered above `after`."""
        columns = (offers.c.seq, offers.c.id, offers.c.customer_id, offers.c.at)
        page = select(*columns, offers.c.context, offers.c.model_version, offers.c.pool).limit(batch)
        return pages(self._engine, page, offers.c.seq, after, _with_cards)

    def said(self, after: int = 0, batch: int = BATCH) -> Iterator[list[Said]]:
        """Yield pages of reactions numbered above `after`."""
        page = (
            select(
                feedback.c.seq,
                offers.c.seq.label("offer"),
                impressions.c.position,
                feedback.c.kind,
                feedback.c.emotion,
                feedback.c.intensity,
                feedback.c.at,
            )
            .join(impressions, feedback.c.impression_id == impressions.c.id)
            .join(offers, impressions.c.offer_id == offers.c.id)
            .limit(batch)
        )
        return pages(self._engine, page, feedback.c.seq, after, _reactions)

    def bought(self, batch: int = BATCH) -> Iterator[list[Bought]]:
        """Yield pages of order lines, oldest order first; all of them, for an order's status may change."""
        after = 0
        some = select(orders.c.number).order_by(orders.c.number).limit(batch)
        while True:
            numbers = some.where(orders.c.number > after).subquery()
            page = (
                select(
                    orders.c.number,
                    orders.c.customer_id,
                    order_lines.c.product_id,
                    orders.c.status,
                    orders.c.placed_at,
                )
                .join(order_lines, order_lines.c.order_number == orders.c.number)
                .where(orders.c.number.in_(select(numbers.c.number)))
                .order_by(orders.c.number, order_lines.c.position)
            )
            with reading(self._engine) as connection:
                last = connection.scalar(select(func.max(numbers.c.number)))
                rows = connection.execute(page).all() if last else []
            if not last:
                return
            after = last
            yield [
                Bought(r.number, r.customer_id, r.product_id, OrderStatus(r.status), r.placed_at)
                for r in rows
            ]

    def extent(self, *, offers_to: int, feedback_to: int) -> tuple[Extent, Extent]:
        """Return what the log holds of offers and of reactions, up to these numbers."""
        with reading(self._engine) as connection:
            found = []
            for table, until in ((offers, offers_to), (feedback, feedback_to)):
                counted = select(func.count(), func.sum(table.c.seq)).where(table.c.seq <= until)
                count, total = connection.execute(counted).one()
                found.append(Extent(int(count), int(total or 0)))
        return found[0], found[1]

    def reactions_after(self, number: int) -> int:
        """Return how many reactions are numbered above `number`."""
        with reading(self._engine) as connection:
            counted = select(func.count()).select_from(feedback).where(feedback.c.seq > number)
            return connection.scalar(counted) or 0


def _with_cards(connection: Connection, rows: Rows) -> list[Shown]:
    cards = (
        select(
            impressions.c.offer_id,
            impressions.c.position,
            impressions.c.product_id,
            impressions.c.propensity,
        )
        .where(impressions.c.offer_id.in_([row.id for row in rows]))
        .order_by(impressions.c.position)
    )
    of_offer: dict[str, list[tuple[int, str, float | None]]] = defaultdict(list)
    for card in connection.execute(cards):
        of_offer[card.offer_id].append((card.position, card.product_id, card.propensity))
    return [
        Shown(
            row.seq,
            row.customer_id,
            row.at,
            row.context,
            row.model_version,
            tuple(row.pool or ()),
            tuple(of_offer[row.id]),
        )
        for row in rows
    ]


def _reactions(_: Connection, rows: Rows) -> list[Said]:
    return [Said(row.seq, row.offer, row.position, FeedbackKind(row.kind), *tuple(row)[4:]) for row in rows]
