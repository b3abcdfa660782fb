"""What only a person can finish: details for it are taken, and a person is offered."""

from collections.abc import Callable

import pytest

from store import Store
from tests.actions.talker import Talker

Talk = Callable[..., Talker]


@pytest.mark.parametrize(
    ("before", "intent", "text", "named"),
    [
        ("invoice_request", "inform_order", "AT10002", {"order_number": "AT10002"}),
        ("payment_problem", "refine_recommendation", "it was 45 euros", {"price": "45"}),
        ("payment_problem", "nlu_fallback", "on the 3rd of May", {"date": "3rd of may"}),
    ],
)
def test_a_detail_is_passed_on_after_a_yes(
    talk: Talk, store: Store, before: str, intent: str, text: str, named: dict[str, str]
) -> None:
    talker = talk("C0002")
    talker.say(before, "about a payment of mine")
    heard = talker.say(intent, text, **named)
    assert heard.says("utter_pass_on")
    assert heard.cards == []
    talker.say("affirm", "yes please")
    (waiting,) = store.handovers.waiting()
    assert waiting.brief["order"] == named.get("order_number")


def test_an_invoice_for_a_named_order_needs_no_second_asking(talk: Talk) -> None:
    heard = talk("C0002").say("invoice_request", "an invoice for AT10002", order_number="AT10002")
    assert heard.says("utter_invoice_pass_on")


def test_a_number_that_is_not_theirs_is_told_as_ever(talk: Talk) -> None:
    talker = talk("C0002")
    talker.say("invoice_request", "can I have an invoice")
    assert talker.say("inform_order", "AT10001", order_number="AT10001").says("utter_order_not_found")


def test_without_such_a_matter_a_sum_is_a_budget(talk: Talk) -> None:
    assert talk("C0009").say("refine_recommendation", "about 45 euros", budget="~45").cards


def test_somebody_upset_who_goes_on_about_an_open_matter_is_not_asked_what_was_meant(talk: Talk) -> None:
    talker = talk("C0007")
    talker.say("refund_status", "[anger] where is my money")
    heard = talker.say("nlu_fallback", "[anger] but I posted it already!!!", guesses=["order_late"])
    assert "AT10007" in heard.text
    assert not heard.says("utter_did_you_mean")
