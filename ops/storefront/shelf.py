"""What the shop page shows: products by search and category, and people to try the demo as.

Reads the store and keeps the catalogue until it is replaced. Writes nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

from ops.storefront.tiles import Person, Tile, person, tile
from store import OrderStatus, Product, Store

PAGE_SIZE = 24
SYMBOLS = 80

# One customer per state of an order: each starts a different conversation.
_WORTH_TRYING = (
    OrderStatus.DELAYED,
    OrderStatus.LOST,
    OrderStatus.OUT_FOR_DELIVERY,
    OrderStatus.PROCESSING,
    OrderStatus.SHIPPED,
    OrderStatus.RETURN_REQUESTED,
    OrderStatus.REFUNDED,
    OrderStatus.DELIVERED,
)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of tiles, and how many there are in all."""

    tiles: Sequence[Tile]
    total: int
    number: int
    has_more: bool


class Shelf:
    """The catalogue as the page shows it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = Lock()
        self._revision: int | None = None
        self._products: dict[str, Product] = {}

    def page(self, *, query: str = "", category: str = "", number: int = 1) -> Page:
        """Return the products that fit, the best rated of those in stock first."""
        words = query[:SYMBOLS].casefold().split()
        found = [p for p in self._all() if _fits(p, words, category)]
        found.sort(key=lambda p: (p.stock == 0, -p.rating * min(p.rating_count, 50), p.id))
        start = (number - 1) * PAGE_SIZE
        shown = [tile(p) for p in found[start : start + PAGE_SIZE]]
        return Page(shown, len(found), number, start + PAGE_SIZE < len(found))

    def product(self, product_id: str) -> Product | None:
        """Return a product, or None."""
        self._all()
        return self._products.get(product_id)

    def categories(self) -> list[tuple[str, Tile]]:
        """Return every category with the tile that stands for it, in alphabetical order."""
        best: dict[str, Product] = {}
        for product in self._all():
            if product.category not in best or product.rating_count > best[product.category].rating_count:
                best[product.category] = product
        return [(name, tile(best[name])) for name in sorted(best)]

    def people(self) -> list[Person]:
        """Return customers worth trying, one for each state an order can be in."""
        first: dict[OrderStatus, Person] = {}
        taken: set[str] = set()
        for order in self._store.orders.all():
            if order.status in first or order.status not in _WORTH_TRYING or order.customer_id in taken:
                continue
            customer = self._store.customers.get(order.customer_id)
            if customer is not None:
                first[order.status] = person(customer, order)
                taken.add(order.customer_id)
        return [first[status] for status in _WORTH_TRYING if status in first]

    def knows_customer(self, customer_id: str) -> bool:
        """Tell whether there is such a customer."""
        return self._store.customers.get(customer_id) is not None

    def _all(self) -> Sequence[Product]:
        revision = self._store.products.revision()
        with self._lock:
            if revision != self._revision:
                self._products = {product.id: product for product in self._store.products.all()}
                self._revision = revision
            return list(self._products.values())


def _fits(product: Product, words: Sequence[str], category: str) -> bool:
    if category and product.category != category:
        return False
    text = " ".join((product.title, product.brand, product.category, *product.tags)).casefold()
    return all(word in text for word in words)
