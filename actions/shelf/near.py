"""Near: choosing by another product rather than by the person: similar, better rated, cheaper, goes with.

Each use has a law that `fits` holds whatever the ranker says; none of them ever shows the product itself.
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from enum import StrEnum

from actions.shelf.companions import companions, of_its_kind
from actions.shelf.interests import NO_INTEREST
from actions.shelf.stock import Shelf
from recommender import RankRequest, Suggestion
from store import Product, Store

# A mean of two stars says little, and a tenth of a star nothing.
ENOUGH_RATINGS = 3
CLEARLY_BETTER = 0.2
# Beside what nobody has rated yet, better is what is rated well.
WELL_RATED = 4.0
BONUS = "bonus"


class Use(StrEnum):
    """What the products shown have to be, seen from the one at hand."""

    SIMILAR = "similar"
    BETTER = "better"
    CHEAPER = "cheaper"
    TOGETHER = "together"


@dataclass(frozen=True, slots=True)
class Near:
    """A product at hand and what is wanted of others."""

    product: Product
    use: Use


def fits(near: Near, other: Product) -> bool:
    """Return whether `other` is what is wanted."""
    product = near.product
    if other.id == product.id:
        return False
    match near.use:
        case Use.BETTER:
            proven = other.rating_count >= ENOUGH_RATINGS
            same_use = other.category == product.category
            least = product.rating + CLEARLY_BETTER if product.rating else WELL_RATED
            return same_use and proven and other.rating >= least
        case Use.CHEAPER:
            return other.category == product.category and other.price_cents < product.price_cents
        case Use.TOGETHER:
            return not of_its_kind(product, other)
    return True


def nearest(shelf: Shelf, near: Near, candidates: Set[str], store: Store, k: int) -> list[Suggestion]:
    """Return at most `k` of the candidates that fit, the nearest first.

    What is better or cheaper shares a label that says what it is for, where anything that fits does: a
    category may hold tents and running shoes. What goes with it is joined to it by a use or by purchases.

    Parameters
    ----------
    store
        Knows what was bought together.
    """
    fitting = frozenset(one for one in candidates if fits(near, shelf.products[one]))
    if near.use in {Use.BETTER, Use.CHEAPER}:
        mine = _purposes(near.product)
        fitting = frozenset(one for one in fitting if mine & _purposes(shelf.products[one])) or fitting
    bonus: Mapping[str, float] = {}
    if near.use is Use.TOGETHER:
        bought = store.together.bought_with(near.product.id)
        fitting = companions(shelf, near.product, fitting, {one.product_id: one.both for one in bought})
        bonus = {one.product_id: one.closeness for one in bought}
    if shelf.ranker is None:
        found = _by_words(shelf, near, fitting, bonus)[:k]
    else:
        found = shelf.ranker.similar(near.product.id, RankRequest(k=k, among=fitting), bonus=bonus)
    # What nothing joins is no companion and not alike, however little else there is.
    return [one for one in found if one.score > 0] if near.use in {Use.SIMILAR, Use.TOGETHER} else found


def _purposes(product: Product) -> set[str]:
    """Return the labels that say what it is for."""
    return {tag.casefold() for tag in product.tags} - NO_INTEREST


def _by_words(shelf: Shelf, near: Near, fitting: Set[str], bonus: Mapping[str, float]) -> list[Suggestion]:
    """Return the nearest by category, words and joint purchases, while nothing was trained."""
    own = shelf.words.get(near.product.id, frozenset())
    found = []
    for one in fitting:
        words = shelf.words[one]
        alike = len(own & words) / max(len(own | words), 1)
        same = float(shelf.products[one].category == near.product.category)
        parts = [("likeness:use", (alike + same) / 2)]
        if one in bonus:
            parts.append((BONUS, bonus[one]))
        found.append(Suggestion(one, sum(part for _, part in parts), tuple(parts)))
    return sorted(found, key=lambda suggestion: (-suggestion.score, suggestion.item_id))
