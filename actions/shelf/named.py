"""Which products a question is about: named in it, or shown in this conversation."""

import re

from actions.counting import counted_out
from actions.shelf.at_hand import product_at_hand
from actions.shelf.reactions import on_show
from actions.shelf.stock import EMPTY, Shelf, stems
from actions.work import Work
from store import Product

_LEAST_WORDS = 2
_MOST_COMPARED = 3
# "Available in the red" is not the frisbee that glows in the dark.
_LITTLE_WORDS = (
    "an and any are as at by can come do does for from get has have how in is it its me my no not of on one"
    " or out so that the there they this to up we what with without you your"
)
_LITTLE = frozenset(_LITTLE_WORDS.split())
_FIRST_TWO = re.compile(r"\b(?:first|top|upper) two\b|\bfirst and (?:the )?second\b", re.IGNORECASE)
_LAST_TWO = re.compile(r"\b(?:last|bottom|lower|other) two\b", re.IGNORECASE)


def product_meant(work: Work) -> Product | None:
    """Return the one product meant, with its stock as it is now; None when that is anybody's guess."""
    named = products_named(work)
    if named:
        return named[0] if len(named) == 1 else None
    product = product_at_hand(work)
    return work.store.products.get(product.id) if product is not None else None


def products_compared(work: Work) -> list[Product]:
    """Return the two or three products to compare; fewer when there is nothing to compare."""
    named = products_named(work)
    if len(named) >= 2:
        return named[:_MOST_COMPARED]
    shown = [card.product_id for card in on_show(work)]
    text = work.message.text
    if _FIRST_TWO.search(text) or _LAST_TWO.search(text):
        return work.store.products.many(shown[:2] if _FIRST_TWO.search(text) else shown[-2:])
    ids = [shown[place] for place in counted_out(text, len(shown))]
    return work.store.products.many(ids if len(ids) >= 2 else shown[:_MOST_COMPARED])


def products_named(work: Work) -> list[Product]:
    """Return the products the message names: by title, by article number, else by most of the words."""
    shelf = work.shelf() or EMPTY
    message = work.message
    titles = {product.title.casefold(): product.id for product in shelf.products.values()}
    named = [
        titles[value.casefold()]
        for value in message.entities.get("product", ())
        if value.casefold() in titles
    ]
    named += [word for word in re.findall(r"[A-Z0-9-]{3,}", message.text.upper()) if word in shelf.products]
    if not named and not message.is_payload:
        named = _by_words(message.text, shelf)
    return work.store.products.many(list(dict.fromkeys(named)))


def _by_words(text: str, shelf: Shelf) -> list[str]:
    said = stems(text) - _LITTLE
    shared = {product_id: len(said & words) for product_id, words in shelf.words.items()}
    most = max(shared.values(), default=0)
    best = [product_id for product_id, count in shared.items() if count == most]
    return best if most >= _LEAST_WORDS and len(best) == 1 else []
