"""What a message may have meant, in plain words, for the buttons of "did you mean"."""

from actions.reply import Button
from actions.talk.tact import may_bring_up_goods
from actions.work import Work

_TITLES = {
    "order_status": "Where my order is",
    "order_late": "My order is late",
    "order_cancel": "Cancel an order",
    "order_change": "Change an order",
    "order_return": "Send something back",
    "order_exchange": "Exchange something",
    "refund_status": "Where my money is",
    "order_damaged": "Something arrived broken",
    "order_wrong_item": "I got the wrong thing",
    "order_missing_item": "Something is missing",
    "faq_delivery": "How delivery works",
    "faq_payment": "How to pay",
    "faq_returns": "How returns work",
    "faq_warranty": "The guarantee",
    "how_to_order": "How to order",
    "payment_problem": "A problem with a payment",
    "invoice_request": "An invoice",
    "voucher_question": "A voucher or code",
    "account_help": "My account",
    "shop_info": "How to reach the shop",
    "privacy_question": "What you store about me",
    "delete_my_data": "Erase my data",
    "recommend": "Something to buy",
    "recommend_gift": "A present",
    "product_question": "A question about a product",
    "stock_question": "Is it in stock",
    "size_question": "Sizes and measures",
    "complain_courier": "How it was delivered or packed",
    "complain_quality": "It isn't good enough",
}
# Whoever is upset, in danger, in mourning or in need did not come to buy, whatever it sounded like.
_SELLS = frozenset({"recommend", "recommend_gift", "stock_question", "how_to_order"})
LEAST_CONFIDENCE = 0.08
MOST = 3


def guesses(work: Work) -> tuple[Button, ...]:
    """Return up to three buttons for what the message may have meant, the likeliest first."""
    goods = may_bring_up_goods(work)
    likely = [
        intent
        for intent, confidence in work.message.guesses
        if intent in _TITLES and confidence >= LEAST_CONFIDENCE and (goods or intent not in _SELLS)
    ]
    return tuple(Button(_TITLES[intent], f"/{intent}") for intent in likely[:MOST])
