"""Greetings: by name, where we know it, and with the trouble we already see."""

from actions.care.kinds import Care, Outcome
from actions.errors import ShopUnavailable
from actions.orders.facts import values
from actions.orders.known import known_orders
from actions.orders.matters import most_pressing, trouble
from actions.pending import Pending, Wait
from actions.reply import Button, Reply, say
from actions.work import Work


def first_name(work: Work) -> str:
    """Return the customer's first name; "" for a guest or someone whose name is gone."""
    if work.scene.customer_id is None:
        return ""
    try:
        customer = work.shop.customer(work.scene.customer_id)
    except ShopUnavailable:
        return ""
    return customer.name.split()[0] if customer is not None and customer.name.strip() else ""


def known_trouble(work: Work, name: str) -> Reply | None:
    """Return a greeting that asks about the trouble we see in their orders; None when all is well."""
    order = most_pressing(known_orders(work), work.scene.now)
    what = trouble(order, work.scene.now) if order is not None else None
    if order is None or what is None:
        return None
    hello = work.voice.say("utter_hello", name=name or "there")
    asked = work.voice.say(f"utter_is_it_{what}", **values(order, work.scene.now))
    return say(
        f"{hello} {asked}",
        Button("Yes, that's it", "/affirm"),
        Button("Something else", "/deny"),
        outcome=Outcome.ASKED,
        care=Care.ASK,
        slots={"pending": str(Pending(Wait.ABOUT, order.id, what))},
    )
