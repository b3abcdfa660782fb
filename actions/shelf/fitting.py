"""Fitting: which products of the shelf answer to a wish, whoever asks; ranks nothing."""

from collections.abc import Set

from actions.shelf.budget import End
from actions.shelf.recipients import CHILDREN_TAG, is_child, is_present, wanted_tags
from actions.shelf.stock import Shelf, stems
from actions.shelf.wish import EVERYDAY, Wish
from store import Product

_ENOUGH = 3


def fitting(shelf: Shelf, wish: Wish) -> set[str]:
    """Return ids within category and budget; of those, the ones that answer to the most words."""
    kinds, words = _turned_down(wish, shelf)
    # "Dark green" is met by what is only said to be green.
    colour = stems(wish.colour.rsplit(maxsplit=1)[-1]) if wish.colour is not None else set()
    within = [
        product
        for product in shelf.products.values()
        if product.stock > 0
        and product.category.casefold() not in kinds
        and not words & shelf.words[product.id]
        and (wish.category is None or product.category == wish.category)
        and (wish.colour is None or colour & shelf.words[product.id])
        and wish.allows(product.price_cents)
    ]
    suited = _for_recipient(within, wish)
    if not wish.words:
        return {product.id for product in suited}
    if not is_present(wish.recipient):
        return _answering(shelf, wish.words, suited)
    # What somebody likes comes before what is labelled as a present.
    found = _answering(shelf, wish.words, suited, least=_ENOUGH)
    if len(found) < _ENOUGH:
        found |= _answering(shelf, wish.words, _of_their_age(within, wish), least=_ENOUGH)
    return found


def _answering(shelf: Shelf, words: Set[str], products: list[Product], *, least: int = 1) -> set[str]:
    """Return those that answer to the most words; to fewer, until there are enough."""
    answers = {
        product.id: 2 * len(words & shelf.words[product.id]) + len(words & shelf.kinds[product.id])
        for product in products
    }
    found: set[str] = set()
    for level in sorted({*answers.values()} - {0}, reverse=True):
        found |= {product_id for product_id, count in answers.items() if count == level}
        if len(found) >= least:
            break
    return found


def _turned_down(wish: Wish, shelf: Shelf) -> tuple[set[str], set[str]]:
    """Return the kinds of goods they do not want to see, in lower case, and the words of others."""
    names = {name.casefold() for name in wish.unwanted}
    kinds = names & set(shelf.categories)
    return kinds, stems(" ".join(names - kinds)) - EVERYDAY


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
    products = _of_their_age(products, wish)
    for tag in wanted_tags(wish.recipient):
        suited = [product for product in products if tag in product.tags]
        if len(suited) >= _ENOUGH:
            return suited
    return products


def _of_their_age(products: list[Product], wish: Wish) -> list[Product]:
    """Return what is for children if the recipient is one, and what is not if they are none."""
    child = wish.recipient is not None and is_child(wish.recipient)
    return [product for product in products if (CHILDREN_TAG in product.tags) == child] or products
