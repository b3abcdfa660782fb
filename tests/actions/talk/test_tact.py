"""Nobody in anger, danger, mourning or need is led to the shelf by a button."""

from collections.abc import Callable

import pytest

from tests.actions.talker import Heard, Talker

Talk = Callable[..., Talker]
GRAVE = ("my mother died last week", "I lost my job", "that lamp is dangerous, smoke came out")
SELLING = ["recommend_gift", "recommend", "stock_question", "how_to_order"]


def payloads(heard: Heard) -> list[str]:
    return [button["payload"].partition("{")[0] for button in heard.buttons]


def selling(heard: Heard) -> set[str]:
    return set(payloads(heard)) & {f"/{intent}" for intent in SELLING}


@pytest.mark.parametrize("words", [*GRAVE, "[anger] nothing works here"])
@pytest.mark.parametrize("intent", SELLING)
def test_did_you_mean_leaves_out_what_sells(talk: Talk, words: str, intent: str) -> None:
    heard = talk("C0009").say("nlu_fallback", words, guesses=[intent, "faq_returns"])
    assert selling(heard) == set()
    assert "/faq_returns" in payloads(heard)


@pytest.mark.parametrize("intent", SELLING)
def test_to_anybody_else_it_is_one_of_the_guesses(talk: Talk, intent: str) -> None:
    heard = talk("C0009").say("nlu_fallback", "the thing with the thing", guesses=[intent])
    assert payloads(heard) == [f"/{intent}", "/deny"]


def test_what_was_said_some_messages_ago_still_counts(talk: Talk) -> None:
    talker = talk("C0009")
    talker.say("chitchat", GRAVE[0])
    talker.say("thanks", "thank you")
    heard = talker.say("nlu_fallback", "the thing with the thing", guesses=["recommend_gift", "faq_returns"])
    assert payloads(heard) == ["/faq_returns", "/deny"]


@pytest.mark.parametrize("words", GRAVE)
@pytest.mark.parametrize(
    "intent", ["nlu_fallback", "out_of_scope", "greet", "how_to_order", "product_question"]
)
def test_no_other_answer_points_to_the_shelf(talk: Talk, words: str, intent: str) -> None:
    assert selling(talk("C0009").say(intent, words)) == set()


@pytest.mark.parametrize("intent", ["out_of_scope", "greet", "how_to_order", "product_question"])
def test_somebody_at_ease_is_pointed_to_it(talk: Talk, intent: str) -> None:
    assert selling(talk("C0009").say(intent, "what can you do")) == {"/recommend"}
