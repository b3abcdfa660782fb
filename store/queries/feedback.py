"""Feedback: every reaction points at the impression it reacts to."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import LABEL_STYLE_TABLENAME_PLUS_COL, ColumnElement, Engine, RowMapping, Table, select
from sqlalchemy.exc import IntegrityError

from store.engine import reading, writing
from store.errors import UnknownImpression
from store.queries.rows import insert_new, row_of
from store.schema import feedback, impressions, offers
from store.values import Feedback, FeedbackKind, Impression, Offer, Reaction

_OPINIONS = (FeedbackKind.LIKE, FeedbackKind.DISLIKE, FeedbackKind.BUY)


class FeedbackLog:
    """The log of reactions."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, reaction: Feedback) -> None:
        """Log the reaction; the same kind for the same impression counts once.

        Raises
        ------
        UnknownImpression
            If what it reacts to was never shown.
        """
        self.add_many([reaction])

    def add_many(self, reactions: Sequence[Feedback]) -> None:
        """Log several reactions in one transaction; one unknown impression refuses them all."""
        try:
            with writing(self._engine) as connection:
                rows = [_row(reaction) for reaction in reactions]
                insert_new(connection, feedback, rows)
        except IntegrityError as error:
            which = reactions[0].impression_id if len(reactions) == 1 else f"one of {len(reactions)}"
            raise UnknownImpression(f"impression {which!r} was never shown; log the offer first") from error

    def liked(self, customer_id: str) -> set[str]:
        """Return the products the customer's last word on was a like or a purchase."""
        return self._last_words(feedback.c.customer_id == customer_id, {FeedbackKind.LIKE, FeedbackKind.BUY})

    def disliked(self, customer_id: str) -> set[str]:
        """Return the products the customer's last word on was a dislike."""
        return self._last_words(feedback.c.customer_id == customer_id, {FeedbackKind.DISLIKE})

    def disliked_in(self, conversation_id: str) -> set[str]:
        """Return the products disliked in a conversation; for guests, who have no customer id."""
        return self._last_words(feedback.c.conversation_id == conversation_id, {FeedbackKind.DISLIKE})

    def since(self, cursor: int = 0, batch: int = 1_000) -> Iterator[Reaction]:
        """Yield reactions with their snapshots in the order logged, from after `cursor` on.

        Read while others write to PostgreSQL, a row committed late may be passed over; the next full
        rebuild from cursor 0 has it.
        """
        statement = (
            select(feedback, impressions, offers)
            .join(impressions, feedback.c.impression_id == impressions.c.id)
            .join(offers, impressions.c.offer_id == offers.c.id)
            .set_label_style(LABEL_STYLE_TABLENAME_PLUS_COL)
            .order_by(feedback.c.seq)
            .limit(batch)
        )
        while True:
            with reading(self._engine) as connection:
                rows = connection.execute(statement.where(feedback.c.seq > cursor)).mappings().all()
            if not rows:
                return
            for row in rows:
                reaction = _reaction(row)
                cursor = reaction.cursor
                yield reaction

    def _last_words(self, whose: ColumnElement[bool], kinds: set[FeedbackKind]) -> set[str]:
        statement = (
            select(feedback.c.product_id, feedback.c.kind)
            .where(whose, feedback.c.kind.in_(_OPINIONS))
            .order_by(feedback.c.at, feedback.c.seq)
        )
        with reading(self._engine) as connection:
            last = {row.product_id: row.kind for row in connection.execute(statement)}
        return {product_id for product_id, kind in last.items() if kind in kinds}


def _reaction(row: RowMapping) -> Reaction:
    impression = Impression(**_part(row, impressions))
    offer = _part(row, offers)
    said = _part(row, feedback)
    del offer["seq"]
    return Reaction(
        cursor=said.pop("seq"),
        feedback=Feedback(**{**said, "kind": FeedbackKind(said["kind"])}),
        impression=impression,
        offer=Offer(**{**offer, "pool": tuple(offer["pool"] or ())}, impressions=(impression,)),
    )


def _part(row: RowMapping, table: Table) -> dict[str, Any]:
    # The tables share column names (id, at), so the row is read through each table's own columns.
    return {column.name: row[column] for column in table.c}


def _row(reaction: Feedback) -> dict[str, Any]:
    return {**row_of(reaction), "kind": reaction.kind.value}
