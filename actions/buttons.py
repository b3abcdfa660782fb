"""Buttons: their titles and the Rasa intents they stand for."""

import json

from actions.reply import Button
from store import Order

NO = Button("No, thanks", "/deny")
PERSON = Button("Talk to a person", "/talk_to_human")
RECOMMEND = Button("Show me something nice", "/recommend")
OTHERS = Button("Show me others", "/refine_recommendation")
SURPRISE = Button("Surprise me", "/surprise_me")
WHERE = Button("Where is my order?", "/order_status")


def payload(intent: str, **entities: str) -> str:
    """Return the payload Rasa parses as `intent` with these entities."""
    return f"/{intent}{json.dumps(entities)}" if entities else f"/{intent}"


def pick_order(order: Order, title: str) -> Button:
    """Return a button that names one of the customer's orders."""
    return Button(f"{order.id} · {title}", payload("inform_order", order_number=order.id))


def on_order(title: str, intent: str, order: Order) -> Button:
    """Return a button that asks `intent` of one order."""
    return Button(title, payload(intent, order_number=order.id))


def choice(title: str, chosen: str, order: Order) -> Button:
    """Return a button that picks one of two ways to put an order right."""
    return Button(title, payload("affirm", choice=chosen, order_number=order.id))
