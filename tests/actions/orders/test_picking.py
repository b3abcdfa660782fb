"""Which order it is, said in words: by place, by age, by article, or all of them one by one."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from store import OrderLine, OrderStatus, Store
from tests.actions.fakes import NOW, order
from tests.actions.talker import Talker

Talk = Callable[..., Talker]


def with_three(store: Store) -> None:
    """Give C0008 a third order: the newest, and of another article."""
    line = OrderLine("P0020", "Garden Spade", 1, 3500)
    store.orders.put_many(
        [order(10019, "C0008", OrderStatus.PROCESSING, lines=(line,), placed_at=NOW - timedelta(days=1))]
    )


@pytest.mark.parametrize("taken_for", ["nlu_fallback", "like", "buy", "dislike"])
@pytest.mark.parametrize(
    ("words", "place"), [("the first one", 0), ("the second please", 1), ("the last one", 2)]
)
def test_the_buttons_can_be_counted(talk: Talk, store: Store, taken_for: str, words: str, place: int) -> None:
    with_three(store)
    talker = talk("C0008")
    buttons = talker.say("order_cancel", "cancel my order").buttons
    talker.say(taken_for, words)
    assert talker.slots["pending"] == f"cancel:{buttons[place]['title'].partition(' ')[0]}"


@pytest.mark.parametrize("words", ["the newest one", "the spade", "the one with the spade", "the latest"])
def test_age_and_article_name_one(talk: Talk, store: Store, words: str) -> None:
    with_three(store)
    talker = talk("C0008")
    talker.say("order_cancel", "cancel my order")
    talker.say("nlu_fallback", words)
    assert talker.slots["pending"] == "cancel:AT10019"


def test_all_of_them_are_taken_up_one_after_the_other(talk: Talk, store: Store) -> None:
    with_three(store)
    talker = talk("C0008")
    talker.say("order_cancel", "cancel my orders")
    talker.say("compare_products", "all of them")
    for _ in range(3):
        talker.say("affirm", "yes")
    found = store.orders.of_customer("C0008")
    assert [one.status for one in found] == [OrderStatus.CANCELLED] * 3


def test_both_named_at_once_are_taken_up_at_once(talk: Talk) -> None:
    talker = talk("C0008")
    assert talker.say("order_cancel", "cancel both my orders please").says("utter_one_by_one")
    assert str(talker.slots["pending"]).startswith("cancel:AT1001")


def test_a_no_in_between_leaves_that_one_and_goes_on(talk: Talk, store: Store) -> None:
    talker = talk("C0008")
    talker.say("order_cancel", "cancel my orders")
    talker.say("compare_products", "both of them")
    assert "AT1001" in talker.say("deny", "no").text
    talker.say("affirm", "yes")
    found = store.orders.of_customer("C0008")
    assert sorted(one.status for one in found) == [OrderStatus.CANCELLED, OrderStatus.PROCESSING]


def test_the_other_one_of_two_unknown_is_asked_again(talk: Talk) -> None:
    talker = talk("C0008")
    talker.say("order_cancel", "cancel AT55555", order_number="AT55555")
    heard = talker.say("deny", "no, the other order")
    assert heard.says("utter_which_order")
    assert len(heard.buttons) == 2


def test_the_other_one_of_one_is_that_one(talk: Talk) -> None:
    talker = talk("C0005")
    talker.say("order_cancel", "cancel AT55555", order_number="AT55555")
    talker.say("deny", "no, the other order")
    assert talker.slots["pending"] == "cancel:AT10005"


def test_none_of_these_asks_for_the_number(talk: Talk) -> None:
    talker = talk("C0008")
    talker.say("order_cancel", "cancel my order")
    assert talker.say("deny", "none of these").says("utter_give_number")
    assert talker.slots["case"] == "cancel:"


def test_a_number_after_all_is_taken(talk: Talk) -> None:
    talker = talk("C0008")
    talker.say("order_cancel", "cancel my order")
    talker.say("inform_order", "AT10018", order_number="AT10018")
    assert talker.slots["pending"] == "cancel:AT10018"


def test_something_else_said_picks_nothing(talk: Talk) -> None:
    talker = talk("C0008")
    talker.say("order_cancel", "cancel my order")
    assert talker.say("faq_warranty", "is there a guarantee").says("utter_faq_warranty")


def test_words_that_two_of_them_share_leave_these_two(talk: Talk, store: Store) -> None:
    with_three(store)
    line = OrderLine("P0021", "Garden Fork", 1, 2500)
    store.orders.put_many(
        [order(10020, "C0008", OrderStatus.PROCESSING, lines=(line,), placed_at=NOW - timedelta(days=2))]
    )
    talker = talk("C0008")
    talker.say("order_cancel", "cancel my order")
    heard = talker.say("chitchat", "the garden one")
    assert sorted(button["title"][:7] for button in heard.buttons) == ["AT10019", "AT10020"]


def two_arrived(store: Store) -> None:
    """Give C0005 two orders that arrived."""
    store.orders.put_many([order(number, "C0005", OrderStatus.DELIVERED) for number in (10031, 10032)])


@pytest.mark.parametrize(
    ("taken_for", "words", "wait"),
    [
        ("nlu_fallback", "a replacement", "replace"),
        ("order_return", "money back", "refund"),
        ("deny", "no wait, I'd rather have the money back", "refund"),
    ],
)
def test_the_way_they_want_is_remembered_until_it_is_known_of_what(
    talk: Talk, store: Store, taken_for: str, words: str, wait: str
) -> None:
    two_arrived(store)
    talker = talk("C0005")
    talker.say("order_damaged", "it came broken")
    heard = talker.say(taken_for, words)
    assert heard.says("utter_which_order")
    talker.press(heard.buttons[0])
    assert str(talker.slots["pending"]).startswith(f"{wait}:AT1003")


def test_a_way_named_with_the_trouble_is_remembered_too(talk: Talk, store: Store) -> None:
    two_arrived(store)
    talker = talk("C0005")
    heard = talker.say("order_damaged", "it came broken, I want a replacement")
    talker.press(heard.buttons[1])
    assert str(talker.slots["pending"]).startswith("replace:AT1003")


def test_what_is_not_understood_is_asked_again_once(talk: Talk) -> None:
    talker = talk("C0008")
    talker.say("order_cancel", "cancel my order")
    heard = talker.say("nlu_fallback", "erm, that thing")
    assert heard.says("utter_not_caught")
    assert heard.says("utter_which_order")
    assert not talker.say("nlu_fallback", "you know, the thingy").says("utter_which_order")


@pytest.mark.parametrize("between", ["out_of_scope", "chitchat"])
def test_small_talk_in_between_leaves_the_question_open(talk: Talk, between: str) -> None:
    talker = talk("C0008")
    talker.say("order_cancel", "cancel my order")
    assert talker.say(between, "what's the weather like?").says("utter_which_order")
    talker.say("nlu_fallback", "the first one")
    assert str(talker.slots["pending"]).startswith("cancel:")


def test_asked_which_again_no_more_sympathy_is_poured_out(talk: Talk, store: Store) -> None:
    two_arrived(store)
    talker = talk("C0005")
    soothed = talker.say("order_damaged", "[anger] it came broken")
    assert soothed.says("utter_soothe_damaged")
    heard = talker.say("nlu_fallback", "[anger] I want a new one please")
    assert heard.says("utter_which_order")
    assert not heard.says("utter_soothe_damaged")


@pytest.mark.parametrize("taken_for", ["faq_warranty", "greet", "nlu_fallback"])
def test_a_way_named_in_a_word_is_chosen_whatever_it_was_taken_for(talk: Talk, taken_for: str) -> None:
    talker = talk("C0002")
    talker.say("order_damaged", "it broke")
    assert talker.say(taken_for, "replacement").says("utter_confirm_replace")


def test_another_orders_article_named_while_it_is_put_right_is_that_one(talk: Talk, store: Store) -> None:
    mug = OrderLine("P0021", "Speckled Oat Mug", 1, 2500)
    long_ago = NOW - timedelta(days=200)
    store.orders.put_many([order(10031, "C0002", OrderStatus.DELIVERED, lines=(mug,), delivered_at=long_ago)])
    talker = talk("C0002")
    assert "AT10002" in talker.say("order_damaged", "something is broken").text
    assert "AT10031" in talker.say("nlu_fallback", "it's the speckled oat one").text
    assert str(talker.slots["pending"]) == "choose:AT10031:damaged"


def test_a_short_word_names_an_article_too(talk: Talk, store: Store) -> None:
    mug, pen = (OrderLine("P0021", title, 1, 2500) for title in ("Oat Mug", "Oak Pen"))
    store.orders.put_many(
        [
            order(number, "C0005", OrderStatus.DELIVERED, lines=(line,))
            for number, line in ((10031, mug), (10032, pen))
        ]
    )
    assert "AT10031" in talk("C0005").say("order_damaged", "one of the mugs has a crack").text


def test_asked_which_again_there_is_a_way_to_a_person(talk: Talk) -> None:
    talker = talk("C0008")
    talker.say("order_cancel", "cancel my order")
    heard = talker.say("affirm", "yes")
    assert heard.says("utter_which_order")
    assert heard.buttons[-1]["payload"] == "/talk_to_human"
