"""A person answers: the words go out once, the first time with who it is, and the assistant is told."""

import pytest

from ops.errors import WrongInput
from ops.handover.answering import LONGEST, Desk
from ops.handover.rasa import RasaSilent
from store import HandoverStatus, Store

from .conftest import FakeRasa


def test_the_first_reply_says_who_is_here_and_takes_the_conversation(
    desk: Desk, rasa: FakeRasa, store: Store
) -> None:
    taken = desk.reply(desk.find("abc"), "Let me look.", name="Ana")
    assert (rasa.said, rasa.slot) == (["Ana is here.", "Let me look."], "taken:Ana")
    assert (taken.status, taken.agent) == (HandoverStatus.TAKEN, "Ana")
    assert [one.id for one in store.handovers.waiting()] == ["abd2"]


def test_the_second_reply_keeps_the_name_and_introduces_nobody(desk: Desk, rasa: FakeRasa) -> None:
    desk.reply(desk.find("abc"), "Let me look.", name="Ana")
    desk.reply(desk.find("abc"), "Found it.")
    assert (rasa.said[2:], rasa.slot) == (["Found it."], "taken:Ana")


def test_a_name_is_optional(desk: Desk, rasa: FakeRasa) -> None:
    desk.reply(desk.find("abc"), "Hello.")
    assert (rasa.said[0], rasa.slot) == ("A colleague is here.", "taken")


def test_giving_back_frees_the_slot_and_tells_the_customer(desk: Desk, rasa: FakeRasa, store: Store) -> None:
    closed = desk.give_back(desk.find("abc"))
    assert (rasa.said, rasa.slot, closed.is_open) == (["The assistant again."], None, False)
    with pytest.raises(WrongInput, match="given back"):
        desk.reply(desk.find("abc"), "one more thing")


def test_words_that_did_not_get_out_take_nothing(desk: Desk, rasa: FakeRasa, store: Store) -> None:
    rasa.down = True
    with pytest.raises(RasaSilent):
        desk.reply(desk.find("abc"), "Hello.")
    assert len(store.handovers.waiting()) == 2


@pytest.mark.parametrize("text", ["", "  \n", "x" * (LONGEST + 1)])
def test_what_cannot_be_a_message_is_refused(desk: Desk, text: str) -> None:
    with pytest.raises(WrongInput):
        desk.reply(desk.find("abc"), text)


@pytest.mark.parametrize(("start", "told"), [("ab", "more than one"), ("x", "no hand"), ("", "no hand")])
def test_an_id_must_name_one(desk: Desk, start: str, told: str) -> None:
    with pytest.raises(WrongInput, match=told):
        desk.find(start)
