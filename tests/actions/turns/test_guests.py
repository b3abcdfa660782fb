"""Guests: an order opens for its number and the e-mail address it was ordered with."""

from collections.abc import Callable

import pytest

from actions.proofs import digest
from store import OrderStatus, Store
from tests.actions.stored import status
from tests.actions.talker import SECRET, Talker

Talk = Callable[..., Talker]
OWNER = "C0001@example.com"
FACT = "held up at the sorting centre"


def ask(guest: Talker, email: str = OWNER, number: str = "AT10001") -> str:
    return guest.say("order_status", f"{number} [email]", email=email, order_number=number).text


def test_number_then_address_opens_the_order(talk: Talk) -> None:
    guest = talk(None)
    guest.say("order_status", "where is AT10001?", order_number="AT10001")
    assert FACT in guest.say("inform_email", "it's [email]", email=OWNER).text


def test_both_at_once_open_the_order(talk: Talk) -> None:
    assert FACT in ask(talk(None))


def test_the_matter_is_kept_while_the_address_is_asked_for(talk: Talk) -> None:
    guest = talk(None)
    guest.say("order_cancel", "cancel AT10005", order_number="AT10005")
    heard = guest.say("inform_email", "[email]", email="C0005@example.com")
    assert heard.buttons[0]["title"] == "Yes, cancel it"


def test_without_a_number_both_are_asked_for(talk: Talk) -> None:
    heard = talk(None).say("order_status", "where is my order?")
    assert "number" in heard.text
    assert "e-mail" in heard.text


@pytest.mark.parametrize("typed", ["c0001@EXAMPLE.com", " C0001@example.com ", "C0001@example.com."])
def test_capitals_and_stray_stops_do_not_matter(talk: Talk, typed: str) -> None:
    assert FACT in ask(talk(None), typed)


def test_a_wrong_address_and_an_unknown_number_get_the_same_answer(talk: Talk) -> None:
    wrong = ask(talk(None, "one"), "x@example.com").replace("AT10001", "#")
    unknown = ask(talk(None, "one"), OWNER, "AT99999").replace("AT99999", "#")
    assert wrong == unknown


def test_a_proof_overheard_in_another_conversation_is_none(talk: Talk) -> None:
    guest = talk(None, "this")
    guest.overheard = digest(OWNER, "another", SECRET)
    assert FACT not in ask(guest)


def test_after_five_wrong_tries_even_the_right_address_is_refused(talk: Talk) -> None:
    guest = talk(None)
    for number in range(5):
        ask(guest, f"wrong{number}@example.com")
    assert FACT not in ask(guest)


def test_a_known_guest_can_act_on_the_order(talk: Talk, store: Store) -> None:
    guest = talk(None)
    ask(guest)
    guest.say("order_cancel", "cancel it")
    guest.say("affirm", "yes")
    assert status(store, "AT10001") is OrderStatus.CANCELLED


def test_a_known_guest_reaches_no_other_order(talk: Talk) -> None:
    guest = talk(None)
    ask(guest)
    heard = guest.say("order_status", "and AT10005?", order_number="AT10005")
    assert "e-mail" in heard.text


def test_a_question_left_open_by_force_opens_nothing(talk: Talk, store: Store) -> None:
    guest = talk(None)
    guest.slots["pending"] = "cancel:AT10005"
    guest.say("affirm", "yes")
    assert status(store, "AT10005") is OrderStatus.PROCESSING


@pytest.mark.parametrize(
    ("intent", "words", "family"),
    [
        ("account_help", "I don't remember the email", "utter_guest_no_email"),
        ("nlu_fallback", "i forgot which one", "utter_guest_no_email"),
        ("why_product", "what's that got to do with it", "utter_guest_why"),
        ("nlu_fallback", "why do you need that", "utter_guest_why"),
        ("nlu_fallback", "no I won't give you my email", "utter_guest_no_email"),
        ("deny", "I'd rather not", "utter_guest_no_email"),
    ],
)
def test_who_cannot_or_will_not_give_the_address_is_told_what_else_helps(
    talk: Talk, intent: str, words: str, family: str
) -> None:
    guest = talk(None)
    guest.say("order_status", "where is AT10001?", order_number="AT10001")
    assert guest.say(intent, words).says(family)
    assert FACT in guest.say("inform_email", "it's [email]", email=OWNER).text


def test_a_wrong_address_is_read_for_no_mood(talk: Talk, store: Store) -> None:
    talker = talk(None)
    talker.say("order_status", "where is AT10001?")
    talker.say("inform_email", "[email]", email="somebody@example.com")
    assert store.turns.recent(talker.conversation, 1)[0].model == "button"


def test_without_the_number_they_are_told_where_it_is(talk: Talk) -> None:
    guest = talk(None)
    guest.say("order_status", "where is my order?")
    assert guest.say("nlu_fallback", "i dont have the number").says("utter_guest_no_number")
    assert not guest.say("order_late", "why is it taking so long").says("utter_guest_no_number")
