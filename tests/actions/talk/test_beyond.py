"""What the shop has not told us is not guessed, and not passed over."""

from collections.abc import Callable

import pytest

from tests.actions.talker import Talker

Talk = Callable[..., Talker]


@pytest.mark.parametrize(
    ("intent", "text", "beyond"),
    [
        ("faq_delivery", "do you deliver to Austria?", True),
        ("faq_delivery", "do you ship abroad", True),
        ("faq_delivery", "what are the shipping costs", True),
        ("faq_delivery", "how fast is express shipping", True),
        ("faq_delivery", "how long does shipping to Italy take", True),
        ("faq_delivery", "can the courier leave it at the door", True),
        ("faq_delivery", "how long does delivery take", False),
        ("faq_delivery", "if I order today when will it arrive", False),
        ("faq_delivery", "tell me about your delivery", False),
        ("faq_delivery", "what if it comes too late?", False),
        ("faq_delivery", "delivery?", False),
        ("faq_delivery", None, False),
        ("faq_returns", "are returns free", True),
        ("faq_returns", "can I return sale items", True),
        ("faq_returns", "how many days do I have to return something", False),
        ("faq_returns", "what is your return policy", False),
        ("how_to_order", "can you gift wrap it", True),
        ("how_to_order", "the checkout doesn't work", True),
        ("how_to_order", "how do I order here", False),
        ("how_to_order", "can I order in this chat", False),
    ],
)
def test_a_question_is_answered_as_far_as_the_shop_is_known(
    talk: Talk, intent: str, text: str | None, beyond: bool
) -> None:
    heard = talk("C0009").say(intent, text)
    assert heard.says(f"utter_{intent}_beyond") is beyond
    assert heard.says(f"utter_{intent}") is not beyond


def test_beyond_it_a_person_is_a_press_away(talk: Talk) -> None:
    heard = talk(None).say("faq_delivery", "do you deliver to Austria?")
    assert heard.buttons[0]["payload"] == "/talk_to_human"


def test_behind_a_question_about_mood_reading_no_order_is_looked_for(talk: Talk) -> None:
    heard = talk("C0003").say("privacy_question", "[anger] do you read my emotions??")
    assert not heard.says("utter_step_faq")


@pytest.mark.parametrize(
    ("intent", "text", "family"),
    [
        ("voucher_question", "is there a student discount", "utter_discount_question"),
        ("voucher_question", "where do I enter the code", "utter_voucher_question"),
        ("account_help", "please stop sending me emails", "utter_newsletter_question"),
        ("account_help", "I don't get any mails from you", "utter_account_help"),
    ],
)
def test_of_several_things_one_question_holds_the_one_asked_is_answered(
    talk: Talk, intent: str, text: str, family: str
) -> None:
    assert talk("C0009").say(intent, text).says(family)
