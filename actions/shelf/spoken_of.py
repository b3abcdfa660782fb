"""Spoken of: the thing a text names, in full or by hardly more than its kind ("my tea pot")."""

from collections import Counter
from collections.abc import Set
from dataclasses import replace

from actions.orders.known import bought_product_ids
from actions.shelf.stock import EMPTY, Shelf, stems, words_in
from actions.shelf.wish import EVERYDAY
from actions.work import Work
from store import Product

# From so many words of its title on, one product is meant and not its kind.
_A_TITLE = 2


def thing_in(work: Work, text: str) -> Product | None:
    """Return the thing the text speaks of: theirs, one by its title, or else any of its kind, called by that.

    None where no goods are named.
    """
    shelf = work.shelf() or EMPTY
    said = _said(text, shelf)
    named, by = _named(shelf, {stem for _, stem in said})
    if not named:
        return None
    own = [product for product in named if product.id in bought_product_ids(work)]
    if len(own) == 1:
        return own[0]
    if len(named) == 1 and len(by) >= _A_TITLE:
        return named[0]
    best_known = max(named, key=lambda product: (product.rating_count, product.id))
    return replace(best_known, title=_several(" ".join(word for word, stem in said if stem in by)))


def _said(text: str, shelf: Shelf) -> list[tuple[str, str]]:
    """Return the words of the text that may name goods, with their stems; "tea pot" is one word."""
    words, found, place = words_in(text), [], 0
    while place < len(words):
        pair = "".join(words[place : place + 2])
        joined = place + 1 < len(words) and stems(pair) <= shelf.known
        word = pair if joined else words[place]
        found += [(word, stem) for stem in stems(word) & shelf.known - EVERYDAY]
        place += 2 if joined else 1
    return found


def _named(shelf: Shelf, said: Set[str]) -> tuple[list[Product], Set[str]]:
    """Return the products whose titles hold most of the words, and the words all of those hold."""
    some = (shelf.products[one] for one, words in shelf.words.items() if words & said)
    held = {product.id: (product, stems(product.title) & said) for product in some}
    most = max((len(words) for _, words in held.values()), default=0)
    best = [(product, words) for product, words in held.values() if words and len(words) == most]
    if not best:
        return [], frozenset()
    common = frozenset[str].intersection(*(frozenset(words) for _, words in best))
    if not common:
        counts = Counter(word for _, words in best for word in words)
        common = frozenset({max(counts, key=lambda word: (counts[word], word))})
    return [product for product, words in best if common <= words], common


def _several(name: str) -> str:
    """Return the name of a kind of goods for several of them."""
    if name.endswith("s"):
        return name
    return f"{name}es" if name.endswith(("sh", "ch", "x", "z")) else f"{name}s"
