"""Reviews: what buyers wrote about products."""

from collections.abc import Iterable

from sqlalchemy import Engine, delete, select

from store.engine import reading, writing
from store.queries.rows import insert_new, row_of
from store.schema import reviews
from store.values import Review


class Reviews:
    """The buyers' words."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def all(self) -> list[Review]:
        """Return every review, by id."""
        with reading(self._engine) as connection:
            rows = connection.execute(select(reviews).order_by(reviews.c.id)).mappings()
            return [Review(**row) for row in rows]

    def of_product(self, product_id: str, limit: int = 20) -> list[Review]:
        """Return a product's reviews, newest first."""
        statement = (
            select(reviews)
            .where(reviews.c.product_id == product_id)
            .order_by(reviews.c.at.desc(), reviews.c.id)
            .limit(limit)
        )
        with reading(self._engine) as connection:
            return [Review(**row) for row in connection.execute(statement).mappings()]

    def replace_all(self, written: Iterable[Review]) -> None:
        """Make these the only reviews, at once or not at all."""
        with writing(self._engine) as connection:
            connection.execute(delete(reviews))
            insert_new(connection, reviews, [row_of(review) for review in written])
