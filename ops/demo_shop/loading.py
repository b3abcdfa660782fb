"""Loading the demo shop into a store, once."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ops.demo_shop.files import FOLDER
from ops.demo_shop.reading import DemoFiles
from store import Store


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load wrote; all zero when the store had a catalogue already."""

    products: int = 0
    customers: int = 0
    orders: int = 0
    reviews: int = 0
    offers: int = 0
    reactions: int = 0


def load(store: Store, folder: Path = FOLDER, *, now: datetime | None = None, again: bool = False) -> Loaded:
    """Fill an empty store with the synthetic shop, dates moved to the present.

    A store that has a catalogue, be it this one or a real shop's, is left alone. The catalogue is
    written after customers, orders and reactions, so a load that was interrupted is done again.

    Parameters
    ----------
    now
        The moment to move the dates to; the present if left out.
    again
        Load whatever is there: products, customers and orders of the demo are put back as new.
        Reactions logged before stay.
    """
    if store.products.revision() and not again:
        return Loaded()
    files = DemoFiles(folder, now=now or datetime.now(UTC))
    customers, orders, products = files.customers(), files.orders(), files.products()
    reviews = files.reviews()
    shown = list(files.offers())
    reactions = [reaction for _, reactions in shown for reaction in reactions]
    store.customers.put_many(customers)
    store.orders.put_many(orders)
    store.offers.add_many([offer for offer, _ in shown])
    store.feedback.add_many(reactions)
    store.products.replace_all(products)
    store.reviews.replace_all(reviews)
    return Loaded(
        products=len(products),
        customers=len(customers),
        orders=len(orders),
        reviews=len(reviews),
        offers=len(shown),
        reactions=len(reactions),
    )
