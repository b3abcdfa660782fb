"""Wish: what the customer would like to see, from entities, slots and their words."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from actions.scene import Message
from actions.shelf.budget import Budget, read_budget
from actions.shelf.interests import interests_in
from actions.shelf.made_for import goods_for, made_for, words_for
from actions.shelf.near import Near
from actions.shelf.recipients import is_present
from actions.shelf.stock import Shelf, half_named, stems

# Said in every wish, and no name of goods.
EVERYDAY = frozenset(
    stems(
        "a an and any are anything can could do does else for from get gift give have he her him his how i if"
        " in is it like looking me more my need nice of on one or other please present really recommend show"
        " she some something suggest suggestion that the their them they thing think this to under up us want"
        " what which who with would you your birthday good great best new buy idea find help love loves likes"
        " day euro eur max budget cheap cheaper less than about around below within at most be by so not no"
        " but over above least between spend cost price limit pricey expensive fancy premium luxury fine just"
        " maybe also too kind sort stuff product surprise recommendation shopping shop browse today"
    )
)
_A_THING = re.compile(r"\b(?:an?|some|any|new)\s(?P<thing>(?:\w+\s){0,2}\w+)", re.IGNORECASE)
# What the shop calls otherwise, as far as it has it at all.
_SAME_AS = {"bundle": "set", "pack": "set", "combo": "set"}
_DO_YOU_HAVE = re.compile(
    r"\b(?:do you (?:have|sell|stock|carry)|have you got|got|looking for|searching for|find me)\s"
    r"(?P<what>[^,.;?!]{3,40})"
    r"|\byour (?:very )?(?:best|finest|nicest|loveliest|prettiest|coolest|top) (?P<best>[^,.;?!]{3,40})",
    re.IGNORECASE,
)
_ANYTHING = stems(
    "something anything thing stuff idea one other present gift suggestion recommendation pick choice shot"
    " try guess seller bestseller deal offer article item ware goods quality price work"
)
ANY_PRICE = Budget()
# For whom a present is of which nobody said so.
SOMEBODY = "them"


@dataclass(frozen=True, slots=True)
class Wish:
    """What should be shown.

    Attributes
    ----------
    category
        The shop's name for it; None for any.
    words
        Stems of product words that some of the catalogue answers to.
    recipient
        For whom, in the customer's word ("mum"); None for themselves.
    budget
        What may be spent, and which end of the shelf is looked at.
    below_cents, above_cents
        What follows from "cheaper" or "dearer", inclusive; not the customer's own, so no reason names it.
    colour
        As they said it; nothing of another colour is shown while they hold to it.
    varied
        At most one of each category.
    unwanted
        What they do not want to see, as the language side says it.
    near
        A product they are measured by; chosen by that product then, not by the person.
    """

    category: str | None = None
    budget: Budget = ANY_PRICE
    words: frozenset[str] = frozenset()
    recipient: str | None = None
    below_cents: int | None = None
    above_cents: int | None = None
    varied: bool = False
    unwanted: frozenset[str] = frozenset()
    colour: str | None = None
    near: Near | None = None

    def allows(self, cents: int) -> bool:
        """Return whether something at this price may be shown."""
        below = self.below_cents is None or cents <= self.below_cents
        above = self.above_cents is None or cents >= self.above_cents
        return below and above and self.budget.allows(cents)


def read_wish(message: Message, shelf: Shelf, *, keep: bool = False) -> Wish:
    """Return the wish in the message.

    Parameters
    ----------
    keep
        Start from what earlier messages asked for (the slots) and let this one refine it.
    """
    earlier = _from_slots(message.slots, shelf) if keep else Wish()
    recipient = message.entity("recipient") or earlier.recipient or _somebody(message)
    entities = {name: message.entity(name) for name in ("category", "recipient", "product")}
    category = _category(entities["category"], shelf)
    unwanted = frozenset(message.entities.get("unwanted", ()))
    words = _product_words(message, entities, shelf, category)
    if is_present(recipient):
        words |= _liked(message, shelf)
    kind = None if message.is_payload else made_for(message.text)
    words = (words - words_for(kind)) | goods_for(kind, shelf)
    said = budget_said(message)
    stays = earlier.category not in unwanted and _answered(words, earlier.category, shelf)
    return replace(
        earlier,
        category=category or (earlier.category if stays else None),
        budget=earlier.budget.refined(said) if said is not None else earlier.budget,
        words=words or earlier.words - _stems_of(unwanted),
        recipient=recipient,
        unwanted=(earlier.unwanted | unwanted) - {category},
        colour=message.entity("colour") or (earlier.colour if earlier.colour not in unwanted else None),
    )


def asks_for_what_we_lack(message: Message, wish: Wish, shelf: Shelf) -> bool:
    """Return whether a thing is asked for by a name that nothing here answers to: "do you have kayaks"."""
    asked = _DO_YOU_HAVE.search(message.text)
    if asked is None or message.is_payload or wish.category is not None or wish.words:
        return False
    said = stems(asked["what"] or asked["best"])
    known = shelf.known - half_named(stems(message.text), shelf)
    return bool(said - EVERYDAY) and not said & (_ANYTHING | known)


def _somebody(message: Message) -> str | None:
    """Return whom a present without a name is for; None when it is none."""
    present = message.intent == "recommend_gift" or message.entity("occasion") is not None
    return SOMEBODY if present else None


def budget_said(message: Message) -> Budget | None:
    """Return what the message says may be spent; None where it says nothing of it."""
    return read_budget(message.entity("budget"))


def slots_of(wish: Wish) -> dict[str, object]:
    """Return the slots that keep the wish for a refinement."""
    return {
        "category": wish.category,
        "budget": str(wish.budget) or None,
        "recipient": wish.recipient,
        "product": " ".join(sorted(wish.words)) or None,
        "colour": wish.colour,
        "unwanted": "|".join(sorted(wish.unwanted)) or None,
    }


def _from_slots(slots: Mapping[str, object], shelf: Shelf) -> Wish:
    product = str(slots.get("product") or "")
    return Wish(
        category=_category(str(slots.get("category") or ""), shelf),
        budget=read_budget(str(slots.get("budget") or "")) or ANY_PRICE,
        words=frozenset(stems(product)) & shelf.known,
        colour=str(slots["colour"]) if slots.get("colour") else None,
        unwanted=frozenset(str(slots["unwanted"]).split("|")) if slots.get("unwanted") else frozenset(),
        recipient=str(slots["recipient"]) if slots.get("recipient") else None,
    )


def _category(name: str | None, shelf: Shelf) -> str | None:
    return shelf.categories.get((name or "").casefold())


def _product_words(
    message: Message, entities: Mapping[str, str | None], shelf: Shelf, category: str | None
) -> frozenset[str]:
    """Return the words that name goods, so that small talk does not narrow the choice to nothing.

    A word of one title only names it where little else is said or where it stands like a thing that is asked
    for: "I'm lost" is no wish for "The Lost Ferry".
    """
    if message.is_payload:
        return frozenset()
    unknown_category = entities["category"] if category is None else None
    named = stems(" ".join((entities["product"] or "", unknown_category or "")))
    # What is said of the kind, the colour and the person is taken into account as such.
    aside = (category or "", entities["recipient"] or "", message.entity("colour") or "")
    beside = EVERYDAY | _stems_of((*aside, *message.entities.get("unwanted", ())))
    said = stems(message.text) - beside
    said |= {_SAME_AS[word] for word in said & set(_SAME_AS)}
    brand = message.entity("brand") or ""
    known = (said & shelf.known) - half_named(stems(f"{message.text} {brand}"), shelf)
    things = stems(" ".join(match["thing"] for match in _A_THING.finditer(message.text)))
    mostly_goods = 2 * len(known) > len(said)
    return frozenset((named & shelf.known) | {w for w in known if mostly_goods or w in shelf.shared | things})


def _liked(message: Message, shelf: Shelf) -> frozenset[str]:
    """Return the words of what the recipient of a present is said to like."""
    if message.is_payload:
        return frozenset()
    beside = (message.entity("recipient") or "", *message.entities.get("unwanted", ()))
    text = message.text.casefold()
    for name in beside:
        text = text.replace(name.casefold(), " ")
    return (frozenset(_stems_of(interests_in(text, shelf))) - EVERYDAY) & shelf.known


def _stems_of(names: Iterable[str]) -> set[str]:
    return stems(" ".join(names))


def _answered(words: frozenset[str], category: str | None, shelf: Shelf) -> bool:
    """Return whether the category has something for the words; "headphones" ends a look at bags."""
    return not words or any(
        words & shelf.words[product.id] for product in shelf.products.values() if product.category == category
    )
