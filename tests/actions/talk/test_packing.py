"""A complaint about the box is passed on to who packs; nothing is sent back for it."""

from collections.abc import Callable

import pytest

from tests.actions.talker import Talker

Talk = Callable[..., Talker]


@pytest.mark.parametrize("intent", ["complain_courier", "complain_quality"])
@pytest.mark.parametrize(
    "text",
    [
        "the packaging was terrible",
        "it was badly packed",
        "the wrapping was a mess",
        "no bubble wrap at all",
        "the box was far too big",
    ],
)
def test_terrible_packaging_is_passed_on(talk: Talk, intent: str, text: str) -> None:
    heard = talk("C0002").say(intent, f"[disappointment] {text}")
    assert heard.says("utter_packing")
    assert "/talk_to_human" in [button["payload"] for button in heard.buttons]
    assert not heard.says("utter_confirm_return")
    assert heard.slots.get("pending") is None


@pytest.mark.parametrize("text", ["hardly any padding", "so much plastic", "a huge box for one candle"])
def test_what_is_said_of_a_box_is_said_of_packing_where_the_delivery_is_meant(talk: Talk, text: str) -> None:
    assert talk("C0002").say("complain_courier", text).says("utter_packing")


@pytest.mark.parametrize(
    "text",
    [
        "it feels like cardboard",
        "the plastic is thin",
        "the padding of the cushion is flat",
        "the packaging was terrible and so is the quality",
        "bad packaging, I want to return it",
    ],
)
def test_a_poor_thing_may_still_go_back(talk: Talk, text: str) -> None:
    heard = talk("C0002").say("complain_quality", text)
    assert not heard.says("utter_packing")
    assert heard.says("utter_confirm_return")


@pytest.mark.parametrize("text", ["the driver threw it over the fence", "the courier kicked the box"])
def test_who_brought_it_is_not_who_packed_it(talk: Talk, text: str) -> None:
    heard = talk("C0002").say("complain_courier", text)
    assert heard.says("utter_complain_courier")


def test_a_question_that_waits_is_put_again(talk: Talk) -> None:
    talker = talk("C0002")
    talker.say("order_return", "I want to send it back")
    heard = talker.say("complain_quality", "the packaging was terrible")
    assert heard.says("utter_packing")
    assert talker.slots["pending"] == "return:AT10002"


@pytest.mark.parametrize("felt", ["anxiety", "confusion"])
def test_a_complaint_is_met_as_one_whatever_it_sounds_like(talk: Talk, felt: str) -> None:
    heard = talk("C0002").say("complain_courier", f"[{felt}] the packaging was terrible")
    assert heard.says("utter_soothe_disappointment")
    assert not heard.says("utter_soothe_anxiety")
