"""Offers: what was recommended, with the snapshot it was ranked on."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, select

from store.engine import reading, writing
from store.queries.rows import delete_where, insert_new
from store.schema import impressions, offers
from store.values import Impression, Offer


class Offers:
    """The log of offers and their impressions."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, offer: Offer) -> None:
        """Log the offer with its impressions; an offer already logged under this id stays as it is."""
        self.add_many([offer])

    def add_many(self, many: Sequence[Offer]) -> None:
        """Log several offers in one transaction."""
        with writing(self._engine) as connection:
            insert_new(connection, offers, [_row(offer) for offer in many])
            shown = [_impression_row(one) for offer in many for one in offer.impressions]
            insert_new(connection, impressions, shown)

    def recent(self, conversation_id: str, limit: int) -> list[Offer]:
        """Return the conversation's last offers, newest last."""
        statement = (
            select(offers)
            .where(offers.c.conversation_id == conversation_id)
            .order_by(offers.c.seq.desc())
            .limit(limit)
        )
        with reading(self._engine) as connection:
            rows = connection.execute(statement).mappings().all()
            return _with_impressions(connection, rows[::-1])

    def get(self, offer_id: str) -> Offer | None:
        """Return the offer, or None if it was never logged."""
        with reading(self._engine) as connection:
            rows = connection.execute(select(offers).where(offers.c.id == offer_id)).mappings().all()
            found = _with_impressions(connection, rows)
        return found[0] if found else None

    def impression(self, impression_id: str) -> Impression | None:
        """Return one impression, or None if it was never shown."""
        statement = select(impressions).where(impressions.c.id == impression_id)
        with reading(self._engine) as connection:
            row = connection.execute(statement).mappings().first()
        return Impression(**row) if row else None

    def forget(self, model_version: str, product_ids: Sequence[str]) -> int:
        """Delete the offers of one model version that showed any of these products; return how many.

        Their impressions and the feedback on them go too.
        """
        with writing(self._engine) as connection:
            of_version = select(offers.c.id).where(offers.c.model_version == model_version)
            shown = select(impressions.c.offer_id, impressions.c.product_id).where(
                impressions.c.offer_id.in_(of_version)
            )
            unwanted = set(product_ids)
            gone = {row.offer_id for row in connection.execute(shown) if row.product_id in unwanted}
            return delete_where(connection, offers, offers.c.id, sorted(gone))

    def since(self, cursor: int = 0, batch: int = 1_000) -> Iterator[tuple[int, Offer]]:
        """Yield (cursor, offer) in the order logged, from after `cursor` on, reading `batch` at a time."""
        while True:
            statement = select(offers).where(offers.c.seq > cursor).order_by(offers.c.seq).limit(batch)
            with reading(self._engine) as connection:
                rows = connection.execute(statement).mappings().all()
                page = _with_impressions(connection, rows)
            if not rows:
                return
            for row, offer in zip(rows, page, strict=True):
                cursor = row["seq"]
                yield cursor, offer


def _with_impressions(connection: Connection, rows: Sequence[RowMapping]) -> list[Offer]:
    if not rows:
        return []
    shown: dict[str, list[Impression]] = defaultdict(list)
    wanted = impressions.c.offer_id.in_([row["id"] for row in rows])
    statement = select(impressions).where(wanted).order_by(impressions.c.position)
    for row in connection.execute(statement).mappings():
        shown[row["offer_id"]].append(Impression(**row))
    return [_offer(row, tuple(shown[row["id"]])) for row in rows]


def _offer(row: RowMapping, shown: tuple[Impression, ...]) -> Offer:
    facts = {name: value for name, value in row.items() if name != "seq"}
    return Offer(**{**facts, "pool": tuple(row["pool"] or ())}, impressions=shown)


def _row(offer: Offer) -> dict[str, Any]:
    return {
        "id": offer.id,
        "conversation_id": offer.conversation_id,
        "customer_id": offer.customer_id,
        "turn_id": offer.turn_id,
        "at": offer.at,
        "context": dict(offer.context),
        "model_version": offer.model_version,
        "pool": list(offer.pool) or None,
    }


def _impression_row(one: Impression) -> dict[str, Any]:
    return {
        "id": one.id,
        "offer_id": one.offer_id,
        "product_id": one.product_id,
        "position": one.position,
        "score": one.score,
        "reason": one.reason,
        "features": dict(one.features),
        "propensity": one.propensity,
    }
