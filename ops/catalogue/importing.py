"""Replacing the shop's catalogue by another, all or nothing."""

from collections.abc import Sequence
from pathlib import Path

from ops.catalogue.vocabulary import export_vocabulary
from ops.demo_shop.reading import MODEL_VERSION
from store import Product, Store


def replace_catalogue(store: Store, products: Sequence[Product], vocabulary: Path) -> None:
    """Make these the shop's products and write the words for Rasa anew.

    Where an id now names another article, the demo shop's synthetic reactions to the old one are
    dropped: they must not teach anything about the new one.
    """
    titles = {product.id: product.title for product in products}
    renamed = [old.id for old in store.products.all() if titles.get(old.id, old.title) != old.title]
    store.products.replace_all(products)
    store.offers.forget(MODEL_VERSION, renamed)
    export_vocabulary(store, vocabulary)
