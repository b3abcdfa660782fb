"""Where a message may be cut, and when its parts are two requests."""

import pytest

from bot.nlu.clauses import clauses
from bot.nlu.two_requests import Part, two_requests


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("cancel it and tell me when I get my money", ["cancel it", "tell me when I get my money"]),
        ("where is my order? also do you ship to Spain", ["where is my order", "do you ship to Spain"]),
        ("cancel my order, and send me the invoice", ["cancel my order", "send me the invoice"]),
        ("black and white shoes", []),
        ("thanks", []),
        ("where is my order", []),
        ("", []),
    ],
)
def test_a_message_is_cut_where_a_request_may_end(text, parts):
    assert [text[start:end] for start, end in clauses(text)] == parts


def told(*understood):
    return [Part(place, place + 1, intent, sure) for place, (intent, sure) in enumerate(understood)]


@pytest.mark.parametrize(
    ("understood", "served"),
    [
        ([("order_status", 0.9), ("faq_returns", 0.9)], ("order_status", "faq_returns")),
        ([("order_cancel", 0.9), ("faq_delivery", 0.9)], ("faq_delivery", "order_cancel")),
        ([("order_cancel", 0.9), ("refund_status", 0.9)], ("order_cancel", "refund_status")),
        ([("order_status", 0.9), ("order_cancel", 0.9)], ("order_status", "order_cancel")),
        ([("talk_to_human", 0.9), ("order_cancel", 0.9)], ("order_cancel", "talk_to_human")),
    ],
)
def test_two_requests_are_served_with_the_costly_one_last(understood, served):
    first, second = two_requests(told(*understood))
    assert (first.intent, second.intent) == served


@pytest.mark.parametrize(
    "understood",
    [
        [("thanks", 0.99), ("goodbye", 0.99)],
        [("greet", 0.99), ("order_status", 0.99)],
        [("order_damaged", 0.9), ("order_return", 0.9)],
        [("order_status", 0.9), ("order_status", 0.9)],
        [("order_status", 0.9), ("order_cancel", 0.3)],
        [("faq_delivery", 0.9), ("product_question", 0.9)],
        [("order_status", 0.9), ("faq_returns", 0.9), ("invoice_request", 0.9)],
        [],
    ],
)
def test_anything_else_is_one_request(understood):
    assert two_requests(told(*understood)) is None
