"""Fitting: which products of the shelf answer to a wish, whoever asks; ranks nothing."""

from actions.shelf.budget import End
from actions.shelf.recipients import CHILDREN_TAG, is_child, is_present, wanted_tags
from actions.shelf.stock import Shelf, stems
from actions.shelf.wish import EVERYDAY, Wish
from store import Product

_ENOUGH = 3


def fitting(shelf: Shelf, wish: Wish) -> set[str]:
    """Return ids within category and budget; of those, the ones that answer to the most words."""
    within = [
        product
        for product in shelf.products.values()
        if product.stock > 0
        and not _turned_down(product, wish, shelf)
        and (wish.category is None or product.category == wish.category)
        and wish.allows(product.price_cents)
    ]
    within = _for_recipient(within, wish)
    if not wish.words:
        return {product.id for product in within}
    answers = {
        product.id: 2 * len(wish.words & shelf.words[product.id]) + len(wish.words & shelf.kinds[product.id])
        for product in within
    }
    best = max(answers.values(), default=0)
    return {product_id for product_id, count in answers.items() if count == best and best > 0}


def _turned_down(product: Product, wish: Wish, shelf: Shelf) -> bool:
    """Return whether it is of a kind, or has a word, that they do not want to see."""
    for name in wish.unwanted:
        if name.casefold() in shelf.categories:
            if product.category.casefold() == name.casefold():
                return True
        elif (stems(name) - EVERYDAY) & shelf.words[product.id]:
            return True
    return False


def at_their_end(shelf: Shelf, candidates: set[str], end: End | None, k: int) -> set[str]:
    """Return what stands at the end of the shelf that is looked at."""
    ranked = sorted(candidates, key=lambda one: (shelf.products[one].price_cents, one))
    if end in {End.FINE, End.FINEST}:
        ranked.reverse()
    match end:
        case End.CHEAPEST | End.FINEST:
            return set(ranked[:k])
        case End.CHEAP | End.FINE:
            return set(ranked[: max(k, len(ranked) // 2)])
    return candidates


def _for_recipient(products: list[Product], wish: Wish) -> list[Product]:
    """Return what suits the recipient of a present, by tag; everything when nothing is marked so."""
    if wish.recipient is None or not is_present(wish.recipient):
        return products
    if not is_child(wish.recipient):
        products = [product for product in products if CHILDREN_TAG not in product.tags] or products
    for tag in wanted_tags(wish.recipient):
        suited = [product for product in products if tag in product.tags]
        if len(suited) >= _ENOUGH:
            return suited
    return products
