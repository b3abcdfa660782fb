"""Whole conversations in every mood: the promises the issue makes."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actions.house import House
from store import Store
from tests.actions.stored import status
from tests.actions.talker import DOMAIN, Heard, Talker

Talk = Callable[..., Talker]

SOOTHING = {
    variant["text"]
    for name, family in DOMAIN["responses"].items()
    if name.startswith("utter_soothe")
    for variant in family
}
MOODS = (
    "[anger]",
    "[frustration]",
    "[disappointment]",
    "[anxiety]",
    "[confusion]",
    "",
    "[gratitude]",
    "[delight]",
)
INTENTS = (
    *(
        "order_status",
        "order_late",
        "order_cancel",
        "order_return",
        "order_damaged",
        "refund_status",
        "complain",
    ),
    *(
        "recommend",
        "cheaper",
        "surprise_me",
        "refine_recommendation",
        "praise",
        "thanks",
        "greet",
        "affirm",
        "deny",
    ),
    *(
        "like",
        "dislike",
        "buy",
        "why_product",
        "nlu_fallback",
        "faq_returns",
        "chitchat",
        "goodbye",
        "stop_mood",
    ),
)
MESSAGES = st.lists(st.tuples(st.sampled_from(MOODS), st.sampled_from(INTENTS)), min_size=1, max_size=7)
CUSTOMERS = st.sampled_from([None, *(f"C000{n}" for n in range(1, 10))])
ASKS = ("?", "just say so", "only have to tell me", "pass this on", "tell me", "right now", "tracking number")


def soothing_words(heard: Heard) -> list[str]:
    return [words for words in SOOTHING if words in heard.text]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(customer=CUSTOMERS, messages=MESSAGES, seed=st.integers(0, 10_000))
def test_the_three_promises(
    house: House, customer: str | None, messages: list[tuple[str, str]], seed: int
) -> None:
    talker = Talker(house, customer, f"promise-{seed}-{customer}")
    house.store.privacy.erase(None, talker.conversation)
    upset_turns: list[bool] = []
    last: list[str] = []
    for mood, intent in messages:
        with_person = bool(talker.slots.get("person"))
        heard = talker.say(intent, f"{mood} {intent}")
        assert with_person or heard.replies, "a customer is left without an answer to a person only"
        upset_turns.append(talker.slots.get("mood") in {"anger", "frustration"})
        turn = house.store.turns.last(talker.conversation)
        if turn is not None and turn.outcome == "settled":
            upset_turns.clear()  # their own word: from then on what they ask for is shown
        assert not (heard.cards and any(upset_turns[-3:])), "no product while upset nor for two turns after"
        words = soothing_words(heard)
        assert len(words) <= 1
        assert not set(words) & set(last), "never the same soothing sentence twice in a row"
        last = words or last
        if words:
            rest = heard.text.replace(words[0], "")
            person_called = bool(talker.slots.get("person")) and not with_person
            asked = any(ask in rest.lower() for ask in ASKS)
            assert heard.buttons or asked or person_called, "soothing carries a next step"


@pytest.mark.parametrize("intent", ["recommend", "surprise_me", "cheaper", "refine_recommendation"])
def test_an_upset_customer_is_helped_before_anything_is_shown(talk: Talk, intent: str) -> None:
    heard = talk("C0001").say(intent, "[anger] show me something then")
    assert not heard.cards
    assert "AT10001" in heard.text


def test_a_complaint_without_a_matter_is_met_with_the_likeliest_one(talk: Talk) -> None:
    talker = talk("C0001")
    heard = talker.say("complain", "[anger] I have had it with you")
    assert "AT10001" in heard.text
    assert talker.slots["care"] == "soothe"
    assert "cancel" in talker.say("affirm", "yes, exactly").text.lower()


def test_a_delighted_customer_is_shown_something_once(talk: Talk) -> None:
    talker = talk("C0002")
    counts = [len(talker.say("praise", "[delight] I love it").cards) for _ in range(8)]
    assert counts[0] in {1, 2, 3}
    assert sum(1 for count in counts if count) == 1


def test_no_offer_after_not_for_me(talk: Talk) -> None:
    talker = talk("C0002")
    first = talker.say("praise", "[delight] I love it")
    talker.press(first.cards[0]["buttons"][1])
    assert not any(talker.say("praise", "[delight] great").cards for _ in range(8))


def test_anger_turn_after_turn_calls_a_person_once(talk: Talk, store: Store) -> None:
    talker = talk("C0003")
    for _ in range(5):
        talker.say("order_late", "[anger] where is it")
    assert len(store.handovers.waiting()) == 1


def test_nobody_is_called_in_the_breath_that_puts_a_way_out_to_them(talk: Talk, store: Store) -> None:
    talker = talk("C0002")
    for _ in range(2):
        talker.say("complain", "[anger] I have had it with you")
    heard = talker.say("order_damaged", "[anger] AT10002 came in pieces", order_number="AT10002")
    assert [button["payload"] for button in heard.buttons]
    assert store.handovers.waiting() == []
    talker.say("order_damaged", "[anger] in pieces I said")
    assert len(store.handovers.waiting()) == 1


def test_a_way_out_does_not_keep_a_threat_from_a_person(talk: Talk, store: Store) -> None:
    talker = talk("C0002")
    talker.say("order_damaged", "[anger] it came in pieces, my lawyer will write", order_number="AT10002")
    assert len(store.handovers.waiting()) == 1


def test_a_way_out_taken_in_calm_goes_on(talk: Talk, store: Store) -> None:
    talker = talk("C0002")
    for _ in range(2):
        talker.say("complain", "[anger] I have had it with you")
    talker.say("order_damaged", "[anger] AT10002 came in pieces", order_number="AT10002")
    talker.say("affirm", choice="refund", order_number="AT10002")
    talker.say("affirm", "yes")
    assert status(store, "AT10002") == "refunded"


def test_a_threat_calls_a_person_at_once(talk: Talk, store: Store) -> None:
    talk("C0003").say("complain", "[anger] you will hear from my lawyer")
    (handover,) = store.handovers.waiting()
    assert handover.reason == "legal"
    assert handover.brief["mood_arc"][-1][0] == "anger"


def test_calm_customers_hear_no_soothing(talk: Talk) -> None:
    talker = talk("C0001")
    assert not soothing_words(talker.say("order_status", "where is my order"))
    assert talker.slots["care"] == "nothing"


def test_two_misunderstandings_in_a_row_offer_a_person(talk: Talk) -> None:
    talker = talk()
    talker.say("nlu_fallback", "asdf")
    heard = talker.say("nlu_fallback", "qwer")
    assert heard.buttons[0]["payload"] == "/talk_to_human"


def test_an_angry_question_about_the_shop_is_met_with_the_trouble_we_see(talk: Talk) -> None:
    heard = talk("C0004").say("faq_payment", "[anger] you lost it and charged me anyway")
    assert "AT10004" in heard.text


def test_the_same_is_it_about_that_is_not_asked_twice(talk: Talk) -> None:
    talker = talk("C0004")
    talker.say("complain", "[anger] you people")
    heard = talker.say("complain", "[anger] you people!")
    titles = [button["title"] for button in heard.buttons]
    assert titles == ["Send a replacement", "Refund €10.00", "Talk to a person"]


def test_a_greeting_names_the_trouble_we_see(talk: Talk) -> None:
    assert "AT10001" in talk("C0001").say("greet", "hi").text
    assert "AT1" not in talk("C0002", "other").say("greet", "hi").text


@pytest.mark.parametrize(("mood", "thanked"), [("[frustration]", False), ("[delight]", True)])
def test_praise_in_an_upset_mood_is_not_taken_at_its_word(talk: Talk, mood: str, thanked: bool) -> None:
    heard = talk("C0006").say("praise", f"{mood} great, just great. yet another excuse")
    assert (not soothing_words(heard)) is thanked


GRAVE = ("it was for her funeral", "I lost my job and can't afford it", "that lamp is dangerous")
HISTORIES = st.lists(
    st.tuples(
        st.sampled_from(MOODS),
        st.sampled_from(
            ("praise", "thanks", "chitchat", "order_cancel", "affirm", "deny", "dislike", "order_damaged")
        ),
        st.sampled_from(("", "", "", *GRAVE)),
    ),
    min_size=3,
    max_size=12,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(customer=CUSTOMERS, history=HISTORIES, seed=st.integers(0, 10_000))
def test_unasked_offers_keep_their_limits(
    house: House, customer: str | None, history: list[tuple[str, str, str]], seed: int
) -> None:
    """One for a solved case at most, none after a no to one, none once the talk was of grave things."""
    talker = Talker(house, customer, f"limits-{seed}-{customer}")
    house.store.privacy.erase(None, talker.conversation)
    offered_in_case = said_no_to_offer = grave = shown_last = False
    for mood, intent, words in history:
        said_no_to_offer = said_no_to_offer or (shown_last and intent in {"deny", "dislike"})
        grave = grave or bool(words)
        heard = talker.say(intent, f"{mood} {words}")
        turn = house.store.turns.last(talker.conversation)
        shown_last = bool(heard.cards)
        if shown_last:
            assert not (offered_in_case or said_no_to_offer or grave)
        offered_in_case = offered_in_case or shown_last
        if turn is not None and turn.outcome == "solved":
            offered_in_case = False


def test_nothing_is_offered_unasked_while_an_order_is_in_trouble(talk: Talk) -> None:
    heard = talk("C0004").say("praise", "[delight] great job losing my parcel, really impressive")
    assert heard.cards == []
