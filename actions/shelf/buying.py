"""Buying: asked back once, then ordered in the shop; a repeated yes buys nothing twice."""

import re

from actions.buttons import OTHERS, payload
from actions.care.kinds import Outcome
from actions.counting import counted_out
from actions.money import price
from actions.orders.days import day
from actions.pending import Pending, Wait, read_pending
from actions.reply import Button, Reply, say
from actions.shelf.reactions import last_card, note, shown_here
from actions.talk.tact import holds_back
from actions.work import Work
from store import FeedbackKind, Impression, OutOfStock, Product

_SEVERAL = re.compile(
    r"(?<!number )\b(?:two|three|four|five|six|ten|[2-9]|[1-9]\d|both|several|a (?:couple|few|dozen|pair))\b"
    r"(?!\s*(?:€|%|euros?|st\b|nd\b|rd\b|th\b|stars?|[a-z]* ?bucks|pounds?))",
    re.IGNORECASE,
)
_ON_SHOW = 3  # cards at most
_NOT = re.compile(r"\b(?:not|never|\w+n't|dont)\b", re.IGNORECASE)


def ask_to_buy(work: Work, card: Impression, product: Product) -> Reply:
    """Ask for the yes that orders; guests and sold-out products cannot."""
    facts = {"title": product.title, "price": price(product.price_cents, product.currency)}
    if work.scene.customer_id is None:
        return say(work.voice.say("utter_guest_buy", **facts), outcome=Outcome.FACTS)
    if product.stock <= 0:
        return say(work.voice.say("utter_sold_out", **facts), OTHERS, outcome=Outcome.UNCLEAR)
    several = not work.message.is_payload and _SEVERAL.search(work.message.text) is not None
    return say(
        work.voice.say("utter_confirm_buy_one" if several else "utter_confirm_buy", **facts),
        Button(f"Yes, order it for {facts['price']}", "/affirm"),
        Button("Not now", "/deny"),
        outcome=Outcome.ASKED,
        slots={"pending": str(Pending(Wait.BUY, card.id)), "impression": card.id},
    )


def other_card(work: Work) -> Reply | None:
    """Return the question about another card, where they would rather have that one; None otherwise."""
    message, pending = work.message, read_pending(work.message.slot("pending"))
    if pending is None or pending.wait is not Wait.BUY or message.is_payload:
        return None
    card = last_card(work) if counted_out(message.text, _ON_SHOW) and not _NOT.search(message.text) else None
    product = work.store.products.get(card.product_id) if card is not None else None
    if card is None or product is None or card.id == pending.target:
        return None
    return ask_to_buy(work, card, product)


def buy(work: Work, impression_id: str) -> Reply:
    """Order what the card showed and say the order's number."""
    card = shown_here(work, impression_id)
    product = work.store.products.get(card.product_id) if card is not None else None
    if card is None or product is None or work.scene.customer_id is None:
        return say(work.voice.say("utter_yes_to_what"), outcome=Outcome.UNCLEAR)
    try:
        order = work.shop.place(work.scene.customer_id, product.id, key=card.id)
    except OutOfStock:
        return say(work.voice.say("utter_sold_out", title=product.title), OTHERS, outcome=Outcome.FAILED)
    note(work, card, FeedbackKind.BUY)
    words = work.voice.say(
        "utter_done_buy",
        title=product.title,
        order=order.id,
        price=price(order.total_cents, product.currency),
        promised=day(order.promised_at, work.scene.now),
    )
    more = (Button("What goes with it?", payload("recommend", impression=card.id)),)
    allowed = holds_back(work) is None
    slots = {"order_number": order.id, "wish": None}
    return say(words, *(more if allowed else ()), outcome=Outcome.SOLVED, slots=slots)
