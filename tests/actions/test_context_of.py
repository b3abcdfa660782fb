"""What counts as gone before a message, and what must not colour it."""

from dataclasses import replace

import pytest

from actions.care.kinds import Outcome
from actions.senses import BUTTON, context_of
from emotion import Context
from store import Turn
from tests.actions.fakes import NOW

ANSWERED = "It is delayed again."


def turn(text: str, outcome: Outcome, *, intent: str = "order_status", model: str = "minilm") -> Turn:
    return Turn(
        "t", "c", None, "attune", NOW, text, intent=intent, mood="neutral", outcome=outcome, model=model
    )


LATE = turn("where is it", Outcome.FACTS)
PRESSED = turn("/order_status", Outcome.FACTS, model=BUTTON)


def test_words_are_taken_by_those_before_them() -> None:
    assert context_of("great", [LATE, PRESSED], ANSWERED) == Context(("where is it",), ANSWERED)


@pytest.mark.parametrize("text", ["yes", "No.", "yes please", " nope ", "no, thanks", "Yes, please"])
def test_a_bare_yes_or_no_is_taken_by_itself(text: str) -> None:
    assert not context_of(text, [LATE], ANSWERED)


@pytest.mark.parametrize("text", ["no!!", "yes but when", "yes?", "great", "no way"])
def test_a_yes_or_no_with_a_feeling_in_it_is_not_bare(text: str) -> None:
    assert context_of(text, [LATE], ANSWERED)


@pytest.mark.parametrize("outcome", [Outcome.UNCLEAR, Outcome.FAILED, Outcome.CHATTED, Outcome.SETTLED])
def test_words_of_ours_about_nothing_colour_nothing(outcome: Outcome) -> None:
    assert not context_of("where is my order", [LATE, turn("?????", outcome)], "Sorry, I lost you there.")


def test_what_they_say_while_they_look_at_goods_is_taken_by_itself() -> None:
    shown = turn("something nice", Outcome.OFFERED, intent="recommend")
    refused = turn("/dislike", Outcome.DECLINED, intent="dislike", model=BUTTON)
    assert not context_of("show me other things", [LATE, shown, refused], "Not that one, then.")


def test_what_answers_our_question_what_for_is_taken_by_itself() -> None:
    asked = replace(
        turn("what would you suggest", Outcome.ASKED, intent="recommend"), wording="utter_what_for#1"
    )
    assert not context_of("show me something", [LATE, asked], "Happy to. What for?")
