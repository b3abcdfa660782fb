"""Wish: what the customer would like to see, from entities, slots and their words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from actions.scene import Message
from actions.shelf.near import Near
from actions.shelf.stock import Shelf, stems

# What the language model may miss: "under 50", "max €30", "less than 20 euros", "40 quid".
_LIMIT = re.compile(
    r"(?:under|below|max(?:imum)?|up to|less than|at most|within|around|about|no more than|<"
    r"|budget(?: is| of)?)"
    r"\s*[€$£]?\s*(\d{1,5}(?:[.,]\d{1,2})?)(?![\w%]|[.,]\d"
    r"|\s(?:\w+ )?(?:days?|weeks?|months?|years?|hours?|minutes?|people|pieces?|of|[ck]?m|k?g)\b)"
    r"|[€$£]\s*(\d{1,5}(?:[.,]\d{1,2})?)"
    r"|\b(\d{1,5}(?:[.,]\d{1,2})?)\s*(?:€|euros?\b|eur\b|quid\b|pounds?\b|dollars?\b|bucks\b)",
    re.IGNORECASE,
)
_EVERYDAY = stems(
    "a an and any are anything can could do does else for from get gift give have he her him his how i if in"
    " is it like looking me more my need nice of on one or other please present really recommend show she"
    " some something suggest suggestion that the their them they thing think this to under up us want what"
    " which who with would you your birthday good great best new buy idea find help love loves likes day"
    " euro eur max budget cheap cheaper less than about around below within at most be by so not no but"
    " just maybe also too kind sort stuff product surprise recommendation shopping shop browse today"
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What should be shown.

    Attributes
    ----------
    category
        The shop's name for it; None for any.
    max_cents
        The budget, inclusive; None without one.
    words
        Stems of product words that some of the catalogue answers to.
    recipient
        For whom, in the customer's word ("mum"); None for themselves.
    below_cents
        A limit that follows from "cheaper", inclusive; not the customer's own, so no reason names it.
    varied
        At most one of each category.
    near
        A product they are measured by; chosen by that product then, not by the person.
    """

    category: str | None = None
    max_cents: int | None = None
    words: frozenset[str] = frozenset()
    recipient: str | None = None
    below_cents: int | None = None
    varied: bool = False
    near: Near | None = None

    @property
    def limit_cents(self) -> int | None:
        """The lower of budget and `below_cents`, inclusive; None without either."""
        return min((one for one in (self.max_cents, self.below_cents) if one is not None), default=None)


def read_wish(message: Message, shelf: Shelf, *, keep: bool = False) -> Wish:
    """Return the wish in the message.

    Parameters
    ----------
    keep
        Start from what earlier messages asked for (the slots) and let this one refine it.
    """
    earlier = _from_slots(message.slots, shelf) if keep else Wish()
    entities = {name: message.entity(name) for name in ("category", "recipient", "product")}
    category = _category(entities["category"], shelf)
    words = _product_words(message, entities, shelf, category)
    return replace(
        earlier,
        category=category or (earlier.category if _answered(words, earlier.category, shelf) else None),
        max_cents=budget_cents(message) or earlier.max_cents,
        words=words or earlier.words,
        recipient=entities["recipient"] or earlier.recipient or _somebody(message),
    )


def _somebody(message: Message) -> str | None:
    """Return whom a present without a name is for; None when it is none."""
    present = message.intent == "recommend_gift" or message.entity("occasion") is not None
    return "them" if present else None


def budget_cents(message: Message) -> int | None:
    """Return the limit in the message, in cents; None without one. A sum that was paid is none."""
    amount = message.entity("budget")
    if amount is None and message.entity("price") is None and not message.is_payload:
        found = _LIMIT.search(message.text)
        amount = next((group for group in found.groups() if group), None) if found else None
    return to_cents(amount)


def to_cents(amount: str | None) -> int | None:
    """Return "50", "49.90" or "49,90" in cents; None for anything else, zero and less."""
    try:
        cents = round(float(re.sub(r"[^\d.,]", "", amount or "").replace(",", ".")) * 100)
    except ValueError:
        return None
    return cents if 0 < cents < 100_000_000 else None


def slots_of(wish: Wish) -> dict[str, object]:
    """Return the slots that keep the wish for a refinement."""
    return {
        "category": wish.category,
        "budget": f"{wish.max_cents / 100:g}" if wish.max_cents is not None else None,
        "recipient": wish.recipient,
        "product": " ".join(sorted(wish.words)) or None,
    }


def _from_slots(slots: Mapping[str, object], shelf: Shelf) -> Wish:
    product = str(slots.get("product") or "")
    return Wish(
        category=_category(str(slots.get("category") or ""), shelf),
        max_cents=to_cents(str(slots.get("budget") or "")),
        words=_known(stems(product), shelf),
        recipient=str(slots["recipient"]) if slots.get("recipient") else None,
    )


def _category(name: str | None, shelf: Shelf) -> str | None:
    return shelf.categories.get((name or "").casefold())


def _product_words(
    message: Message, entities: Mapping[str, str | None], shelf: Shelf, category: str | None
) -> frozenset[str]:
    if message.is_payload:
        return frozenset()
    unknown_category = entities["category"] if category is None else None
    said = stems(" ".join((message.text, entities["product"] or "", unknown_category or "")))
    return _known(said - _EVERYDAY - stems(entities["recipient"] or ""), shelf)


def _answered(words: frozenset[str], category: str | None, shelf: Shelf) -> bool:
    """Return whether the category has something for the words; "headphones" ends a look at bags."""
    return not words or any(
        words & shelf.words[product.id] for product in shelf.products.values() if product.category == category
    )


def _known(words: set[str], shelf: Shelf) -> frozenset[str]:
    """Keep the words some product answers to, so that small talk does not narrow the choice to nothing."""
    return frozenset(
        word
        for word in words
        if any(word in known for known in (*shelf.words.values(), *shelf.kinds.values()))
    )
