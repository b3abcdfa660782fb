"""Products: the catalogue as a whole, single articles, and a plain search."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, delete, func, select, update

from store.engine import reading, writing
from store.queries.rows import delete_where, insert_new, row_of
from store.schema import products, reviews, revisions
from store.values import Product

_COLUMNS = [column for column in products.c if column.name != "words"]
_CATALOGUE = "catalogue"


class Products:
    """The catalogue."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def get(self, product_id: str) -> Product | None:
        """Return the product, or None if the id is unknown."""
        found = self.many([product_id])
        return found[0] if found else None

    def many(self, product_ids: Sequence[str]) -> list[Product]:
        """Return the known products among these ids, in the order asked for."""
        with reading(self._engine) as connection:
            statement = select(*_COLUMNS).where(products.c.id.in_(product_ids))
            by_id = {row["id"]: _product(row) for row in connection.execute(statement).mappings()}
        return [by_id[product_id] for product_id in product_ids if product_id in by_id]

    def all(self) -> list[Product]:
        """Return the whole catalogue, by id."""
        with reading(self._engine) as connection:
            rows = connection.execute(select(*_COLUMNS).order_by(products.c.id)).mappings()
            return [_product(row) for row in rows]

    def find(self, text: str, limit: int) -> list[Product]:
        """Return products holding every word of the text, best rated first; title matches before others."""
        words = text.casefold().split()[:8]
        if not words:
            return []
        conditions = [products.c.words.contains(word, autoescape=True) for word in words]
        in_title = func.lower(products.c.title).contains(" ".join(words), autoescape=True)
        statement = (
            select(*_COLUMNS)
            .where(*conditions)
            .order_by(in_title.desc(), products.c.rating.desc(), products.c.id)
            .limit(limit)
        )
        with reading(self._engine) as connection:
            return [_product(row) for row in connection.execute(statement).mappings()]

    def replace_all(self, catalogue: Iterable[Product]) -> None:
        """Make this the whole catalogue, at once or not at all.

        Orders and logs keep their references. Reviews go where the article is gone or its id now has
        another title: they are about something else.
        """
        rows = [_row(product) for product in catalogue]
        kept = {row["id"]: row["title"] for row in rows}
        with writing(self._engine) as connection:
            before = connection.execute(select(products.c.id, products.c.title)).all()
            changed = [old.id for old in before if kept.get(old.id) != old.title]
            delete_where(connection, reviews, reviews.c.product_id, changed)
            connection.execute(delete(products))
            insert_new(connection, products, rows)
            _next_revision(connection)

    def revision(self) -> int:
        """Return a number that grows whenever the catalogue is replaced; cheap, for refreshing caches."""
        with reading(self._engine) as connection:
            statement = select(revisions.c.number).where(revisions.c.name == _CATALOGUE)
            return connection.scalar(statement) or 0


def _next_revision(connection: Connection) -> None:
    put_first = {"name": _CATALOGUE, "number": 0}
    insert_new(connection, revisions, [put_first])
    is_catalogue = revisions.c.name == _CATALOGUE
    connection.execute(update(revisions).where(is_catalogue).values(number=revisions.c.number + 1))


def _product(row: RowMapping) -> Product:
    return Product(**{**row, "tags": tuple(row["tags"])})


def _row(product: Product) -> dict[str, Any]:
    words = " ".join((product.title, product.brand, product.category, *product.tags)).casefold()
    return {**row_of(product), "tags": list(product.tags), "words": words}
