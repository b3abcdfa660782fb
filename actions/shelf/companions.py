"""Companions: what goes with a product: for the same use or bought with it, and no other of its kind.

A tea goes with a teapot, and another teapot does not, whichever of the two the shop files together.
"""

from collections.abc import Collection, Mapping, Set

from actions.shelf.interests import NO_INTEREST
from actions.shelf.stock import Shelf, stems
from store import Product

# So many who have both tell of a use that no label names; fewer are chance in a small shop.
ENOUGH_BUYERS = 5
# "For couples" says who has it, and joins a bathrobe to a casserole.
_FOR_WHOM = "for "
# A label on more than this share of the kinds of goods ("cosy") tells no use; on two it always does.
_AT_MOST = 0.5
_AT_LEAST_KINDS = 2


def of_its_kind(product: Product, other: Product) -> bool:
    """Return whether the other would do in its place: from the same shelf, and called the same."""
    return other.category == product.category and bool(stems(other.title) & stems(product.title))


def companions(
    shelf: Shelf, product: Product, among: Collection[str], bought: Mapping[str, int]
) -> frozenset[str]:
    """Return those that go with the product; none where neither use nor purchases join anything to it.

    Parameters
    ----------
    bought
        How many buyers of the product kept another besides, by the other's id.
    """
    own = _uses(shelf, product)
    return frozenset(
        one for one in among if own & _uses(shelf, shelf.products[one]) or bought.get(one, 0) >= ENOUGH_BUYERS
    )


def _uses(shelf: Shelf, product: Product) -> Set[str]:
    """Return the labels of a product that say what it is for."""
    most = max(_AT_LEAST_KINDS, int(len(shelf.categories) * _AT_MOST))
    labels = {tag.casefold() for tag in product.tags} - NO_INTEREST
    return {
        label for label in labels if shelf.spread.get(label, 0) <= most and not label.startswith(_FOR_WHOM)
    }
