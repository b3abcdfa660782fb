"""The very same answer is never given twice running."""

from collections.abc import Callable
from copy import deepcopy
from itertools import pairwise

import pytest

from actions.house import House
from tests.actions.talker import DOMAIN, Talker

Talk = Callable[..., Talker]


def test_said_again_it_is_owned_up_to_and_a_person_offered(house: House) -> None:
    domain = deepcopy(DOMAIN)
    domain["responses"]["utter_faq_delivery"] = [{"text": "Three days."}]
    talker = Talker(house, "C0003", domain=domain)
    first, second = (talker.say("faq_delivery", f"how long {n}") for n in range(2))
    assert first.text == "Three days."
    assert second.text != first.text
    assert second.says("utter_same_again")
    assert second.buttons[-1]["payload"] == "/talk_to_human"


@pytest.mark.parametrize(
    "intent",
    [
        *("order_status", "order_late", "faq_returns", "chitchat", "complain", "shop_info", "nlu_fallback"),
        *("product_question", "stock_question", "recommend", "thanks", "affirm", "deny", "compare_products"),
    ],
)
def test_no_two_answers_in_a_row_are_alike(talk: Talk, intent: str) -> None:
    talker = talk("C0003")
    answers = [
        talker.say(intent, "[anger] tell me about the Tea Pot", product="Tea Pot").text for _ in range(6)
    ]
    assert all(one != other or not one for one, other in pairwise(answers))
