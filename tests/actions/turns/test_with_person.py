"""After a hand-over the assistant is silent, loses nothing, and speaks again once it is given back."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from actions.house import House
from store import Feedback, FeedbackKind, Handover, Liking, Profile, Store, Sums
from tests.actions.fakes import NOW
from tests.actions.talker import Talker

Talk = Callable[..., Talker]


def handed_over(talk: Talk, customer: str = "C0001") -> Talker:
    talker = talk(customer)
    talker.say("talk_to_human", "a human please")
    return talker


@pytest.mark.parametrize("intent", ["order_status", "complain", "talk_to_human", "recommend", "affirm"])
def test_the_assistant_is_silent_and_what_is_said_is_kept(talk: Talk, store: Store, intent: str) -> None:
    talker = handed_over(talk)
    assert not talker.say(intent, "[anger] anybody there?").replies
    turn = store.turns.last(talker.conversation)
    assert turn is not None
    assert (turn.text, turn.emotion, turn.outcome) == (
        "[anger] anybody there?",
        "anger",
        "with_person",
    )
    assert len(store.handovers.unclosed()) == 1


def test_given_back_it_speaks_again_and_a_person_can_be_asked_for_again(talk: Talk, store: Store) -> None:
    talker = handed_over(talk)
    (waiting,) = store.handovers.waiting()
    store.handovers.give_back(waiting.id, at=NOW)
    assert "AT10001" in talker.say("order_status", "where is it").text
    assert talker.slots["person"] is None
    talker.say("talk_to_human", "a human again")
    assert len(store.handovers.waiting()) == 1


def test_a_yes_to_what_was_open_before_confirms_nothing_afterwards(talk: Talk, store: Store) -> None:
    talker = talk("C0005")
    talker.say("order_cancel", "cancel it")
    talker.say("talk_to_human", "wait, a human please")
    (waiting,) = store.handovers.waiting()
    store.handovers.give_back(waiting.id, at=NOW)
    talker.say("affirm", "yes")
    assert store.orders.of_customer("C0005")[0].status == "processing"


def test_rights_over_ones_own_data_hold_meanwhile(talk: Talk, store: Store) -> None:
    talker = handed_over(talk)
    assert talker.say("stop_mood", "stop reading my mood").replies
    asked = talker.say("delete_my_data", "forget me")
    assert talker.press(asked.buttons[0]).replies[0]["custom"] == {"erased": True}
    assert store.handovers.unclosed() == []


def test_the_slot_follows_the_store(talk: Talk, store: Store) -> None:
    talker = handed_over(talk)
    assert talker.slots["person"] == "waiting"
    (waiting,) = store.handovers.waiting()
    store.handovers.take(waiting.id, agent="Ana", at=NOW)
    talker.say("greet", "hi")
    assert talker.slots["person"] == "taken:Ana"


def test_the_brief_tells_what_a_person_must_know(talk: Talk, store: Store) -> None:
    talker = talk("C0002")
    cards = talker.say("recommend", "something nice").cards
    talker.say("order_damaged", "[anger] it is broken")
    talker.say("talk_to_human", "a human please")
    (waiting,) = store.handovers.waiting()
    assert waiting.brief["mood_arc"][1][0] == "anger"
    assert waiting.brief["tried"][1]["action"] == "action_order_problem"
    assert waiting.brief["case"] == "damaged:AT10002"
    assert waiting.brief["shown"] == [card["product_id"] for card in cards]


def test_the_brief_says_in_a_line_how_the_customer_usually_is(talk: Talk, store: Store) -> None:
    talker = talk("C0002")
    talker.say("recommend", "something nice")
    (shown, *_) = store.offers.recent(talker.conversation, 1)[0].impressions
    store.feedback.add(
        Feedback("f", shown.id, talker.conversation, "C0002", shown.product_id, FeedbackKind.LIKE, "", 0, NOW)
    )
    likes = Profile("C0002", Sums(events=9), likings=(Liking("garden", 0.5, ("plants",)),))
    store.profiles.add_reactions(0, lambda _page, _known: [likes])
    talker.say("talk_to_human", "a human please")
    assert store.handovers.waiting()[0].brief["usually"] == "likes plants"


def test_of_who_is_not_known_well_enough_the_brief_says_nothing(talk: Talk, store: Store) -> None:
    handed_over(talk)
    assert store.handovers.waiting()[0].brief["usually"] is None


def test_the_shop_is_told_once(house: House) -> None:
    told: list[Handover] = []
    talker = Talker(replace(house, announce=told.append), "C0001")
    for _ in range(3):
        talker.say("talk_to_human", "a human please")
    assert [one.reason for one in told] == ["asked"]


def test_nothing_is_left_to_press_once_a_person_is_called(talk: Talk) -> None:
    talker = talk("C0001")
    heard = talker.say("order_late", "where is AT10001, I am calling my lawyer", order_number="AT10001")
    assert "AT10001" in heard.text
    assert str(talker.slots["person"]) == "waiting"
    assert heard.buttons == []


@pytest.mark.parametrize(
    ("customer", "before", "intent", "text"),
    [
        ("C0001", None, "order_late", "where is it, I am calling my lawyer"),
        ("C0002", None, "order_damaged", "it broke, you will hear from my lawyer"),
        ("C0005", None, "order_cancel", "cancel it or I call the police"),
        ("C0005", "order_cancel", "faq_payment", "and how do I pay, my lawyer wants to know"),
        ("C0005", "order_cancel", "nlu_fallback", "my lawyer and the thing with the thing"),
        ("C0006", None, "refund_status", "my money or I sue you, my lawyer says"),
    ],
)
def test_nothing_is_asked_beside_the_word_that_a_person_was_called(
    talk: Talk, customer: str, before: str | None, intent: str, text: str
) -> None:
    talker = talk(customer)
    if before is not None:
        talker.say(before, "please")
    heard = talker.say(intent, text)
    assert talker.slots["person"] == "waiting"
    told = [reply["text"] for reply in heard.replies[:-1]]
    assert [words for words in told if "?" in words or "?" in heard.replies[-1]["text"]] == []
    assert all(told)


def test_what_is_so_is_still_told_beside_it(talk: Talk) -> None:
    heard = talk("C0002").say("order_damaged", "it broke, you will hear from my lawyer")
    assert heard.says("utter_facts_damaged")
    assert not heard.says("utter_step_choose")
