"""Reasons: why a product was chosen, in words, from what really contributed to its place."""

from actions.care.wording import Voice
from actions.money import price
from actions.shelf.choose import BOOST, RECIPIENT, Pick
from actions.shelf.near import BONUS, Near, Use
from actions.shelf.recipients import is_present
from actions.shelf.wish import Wish
from store import Product

_ENOUGH_RATINGS = 5
_GOOD_RATING = 4.2
_LIKED = {"taste": "utter_reason_taste", RECIPIENT: "utter_reason_recipient"}
_BESIDE = {
    Use.SIMILAR: "utter_reason_similar",
    Use.BETTER: "utter_reason_better",
    Use.CHEAPER: "utter_reason_cheaper",
    Use.TOGETHER: "utter_reason_together",
}


def reason(pick: Pick, wish: Wish, voice: Voice) -> str:
    """Return one short reason: the shop's own, or that of the product at hand, or of person and wish."""
    if pick.pinned is not None:
        return voice.say("utter_reason_pinned", rule=pick.pinned)
    if pick.features.get(BOOST, 0.0) >= max(pick.features.values(), default=0.0) > 0:
        return voice.say("utter_reason_boosted")
    return _beside(pick, wish.near, voice) if wish.near is not None else _for_them(pick, wish, voice)


def _for_them(pick: Pick, wish: Wish, voice: Voice) -> str:
    """Return what they asked for, else what they like, else what buyers say."""
    product = pick.product
    liked = _taste(pick, voice)
    if liked:
        return liked
    praised = product.rating >= _GOOD_RATING and product.rating_count >= _ENOUGH_RATINGS
    rating = f"{product.rating:.1f}"
    if is_present(wish.recipient) and "gift" in product.tags and not praised:
        return voice.say("utter_reason_present")
    if wish.budget.most_cents is not None:
        family = "utter_reason_budget_rated" if praised else "utter_reason_budget"
        return voice.say(family, rating=rating, budget=wish.budget.words())
    if praised:
        return voice.say("utter_reason_rated", rating=rating, count=product.rating_count)
    trait = _trait(pick)
    if trait:
        return voice.say("utter_reason_trait", trait=trait)
    return voice.say("utter_reason_category", category=product.category.lower())


def _beside(pick: Pick, near: Near, voice: Voice) -> str:
    """Return what it has over the product at hand, or what joins the two."""
    family = _BESIDE[near.use]
    if near.use is Use.TOGETHER and BONUS in pick.features:
        family = "utter_reason_bought_together"
    if near.use is Use.BETTER and not near.product.rating:
        count = pick.product.rating_count
        return voice.say("utter_reason_rated", rating=f"{pick.product.rating:.1f}", count=count)
    gap = max(0, near.product.price_cents - pick.product.price_cents)
    return voice.say(
        family,
        title=near.product.title,
        rating=f"{pick.product.rating:.1f}",
        before=f"{near.product.rating:.1f}",
        gap=price(gap, near.product.currency),
    )


def _taste(pick: Pick, voice: Voice) -> str:
    """Return the reason that speaks of a declared interest, theirs or the recipient's; "" when none counted.

    Only an interest the product itself carries: that a taste for books speaks for a record player may
    be true of many customers, but as a reason it puzzles this one.
    """
    carried = carried_interests(pick.product)
    for item, person in pick.because:
        family = _LIKED.get(person.partition(":")[0])
        if family is not None and _plain(person) in carried:
            return voice.say(family, taste=_plain(person), trait=_plain(item))
    return ""


def carried_interests(product: Product) -> set[str]:
    """Return what a declared interest must be called to be visibly met by the product."""
    return {name.casefold().replace("-", " ") for name in (product.category, *product.tags)}


def _trait(pick: Pick) -> str:
    for item, _ in pick.because:
        if item.startswith("tag:"):
            return _plain(item)
    return ""


def _plain(feature: str) -> str:
    return feature.partition(":")[2].replace("-", " ").replace("_", " ")
