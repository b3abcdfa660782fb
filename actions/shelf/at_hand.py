"""At hand: the product others are measured by, and what is wanted of them, from a button or from words."""

import re
from dataclasses import replace

from actions.shelf.near import Near, Use, fits
from actions.shelf.reactions import last_card, shown_here
from actions.shelf.stock import EMPTY, stems
from actions.shelf.wish import Wish
from actions.work import Work
from store import Product

_BETTER = re.compile(
    r"\b(?:better|higher)[ -](?:rated|ratings?|reviews?|reviewed|quality|made)\b", re.IGNORECASE
)
_SIMILAR = re.compile(
    r"\b(?:similar|same (?:kind|sort|style)"
    r"|(?:something|anything|more|ones?|things?) like (?:this|that|it|these|those))\b",
    re.IGNORECASE,
)

_SAME_BRAND = re.compile(
    r"\b(?:same|that|this) (?:brand|maker|make|label|author|company|manufacturer)\b", re.IGNORECASE
)


def product_at_hand(work: Work) -> Product | None:
    """Return the product a button names, else the one words mean; None when nothing was spoken of."""
    named = work.message.entity("impression")
    card = shown_here(work, named) if named else None
    if card is not None:
        return work.store.products.get(card.product_id)
    named = work.message.entity("product")
    if named and work.message.is_payload:
        return work.store.products.get(named)
    title = title_said(work)
    if title is not None:
        return title
    card = last_card(work)
    return work.store.products.get(card.product_id) if card is not None else None


def title_said(work: Work) -> Product | None:
    """Return the product whose title is said, now or in a question since anything was shown.

    Showing leaves words behind in the slot, and no title.
    """
    text, before = work.message.text.casefold(), (work.message.slot("product") or "").casefold()
    products = (work.shelf() or EMPTY).products.values()
    now = [product for product in products if product.title.casefold() in text]
    named = max(now, key=lambda product: len(product.title), default=None)
    return named or next((product for product in products if product.title.casefold() == before), None)


def use_meant(work: Work) -> Use | None:
    """Return what a wish for others says of them; None when it only wants others."""
    message = work.message
    if message.is_payload:
        points = message.entity("impression") or message.entity("product")
        return Use.BETTER if points else None
    if _BETTER.search(message.text):
        return Use.BETTER
    return Use.SIMILAR if _SIMILAR.search(message.text) else None


def same_brand(work: Work) -> frozenset[str] | None:
    """Return the words of the brand of the product at hand, where more of that brand is asked for."""
    if work.message.is_payload or not _SAME_BRAND.search(work.message.text):
        return None
    product = product_at_hand(work)
    return frozenset(stems(product.brand)) if product is not None else None


def near_wish(work: Work, use: Use, *, within: Wish | None = None) -> Wish | None:
    """Return the wish for what has this use beside the product at hand; None when there is no product."""
    product = product_at_hand(work)
    if product is None:
        return None
    wish = within or Wish()
    # "Like the oak table lamp" names the lamp; it does not ask for oak.
    return replace(wish, words=wish.words - stems(product.title), near=Near(product, use))


def better_exists(work: Work, product: Product) -> bool:
    """Return whether something for the same use is clearly better rated and can be had."""
    near = Near(product, Use.BETTER)
    return any(other.stock > 0 and fits(near, other) for other in (work.shelf() or EMPTY).products.values())
