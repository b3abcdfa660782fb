"""Recommending, reacting, buying, explaining."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from actions.house import House
from actions.shelf.stock import stock_shelf
from store import FeedbackKind, Store
from tests.actions.fakes import PriceRanker, product
from tests.actions.talker import Talker

Talk = Callable[..., Talker]


def test_one_to_three_complete_cards(talk: Talk) -> None:
    cards = talk("C0009").say("recommend", "recommend something").cards
    assert 1 <= len(cards) <= 3
    for card in cards:
        assert all(card[part] for part in ("impression", "product_id", "title", "price", "image", "reason"))
        assert [button["title"] for button in card["buttons"]] == ["Like", "Not for me", "Buy"]


def test_the_same_customer_sees_another_order_in_another_state(talk: Talk) -> None:
    calm = talk("C0009", "calm").say("recommend", "recommend something").titles
    glad = talk("C0009", "glad").say("recommend", "[delight] recommend something").titles
    assert calm != glad


def test_offer_and_snapshot_are_logged(talk: Talk, store: Store) -> None:
    talker = talk("C0009")
    talker.say("recommend", "[delight] recommend something")
    (offer,) = store.offers.recent(talker.conversation, 5)
    assert offer.model_version == "price-1"
    assert offer.context["emotion:delight"] > 0.5
    assert offer.impressions[0].features == {"taste:lighting": 0.5}


def test_category_and_words_narrow(talk: Talk) -> None:
    assert talk("C0009").say("recommend", "recommend something", category="garden").titles == ["Garden Spade"]
    assert talk("C0009", "two").say("recommend", "do you have a tea pot?").titles == ["Tea Pot"]


def test_sold_out_bought_and_disliked_are_not_shown(talk: Talk) -> None:
    talker = talk("C0002")  # bought lamp 1
    first = talker.say("recommend", "recommend a lamp", category="lighting").cards
    assert "Lamp Number 1" not in [card["title"] for card in first]
    talker.press(first[0]["buttons"][1])
    again = talker.say("recommend", "recommend a lamp", category="lighting").titles
    assert first[0]["title"] not in again
    assert "Sold Out Lamp" not in again


@pytest.mark.parametrize(
    ("unwanted", "gone"), [("kitchen", "Tea Pot"), ("tools", "Garden Spade"), ("lamps", "Lamp Number 2")]
)
def test_what_is_turned_down_is_not_shown_again(talk: Talk, unwanted: str, gone: str) -> None:
    talker = talk("C0009")
    shown = talker.say("recommend", f"anything but {unwanted}", unwanted=unwanted).titles
    shown += talker.say("refine_recommendation", "show me others").titles
    assert shown
    assert gone not in shown


@pytest.mark.parametrize(
    ("button", "kind"), [(0, FeedbackKind.LIKE), (1, FeedbackKind.DISLIKE)], ids=["like", "dislike"]
)
def test_reactions_point_at_their_impression(
    talk: Talk, store: Store, button: int, kind: FeedbackKind
) -> None:
    talker = talk("C0009")
    card = talker.say("recommend", "[delight] recommend something").cards[1]
    talker.press(card["buttons"][button])
    talker.press(card["buttons"][button])
    (reaction,) = list(store.feedback.since())
    assert (reaction.feedback.kind, reaction.impression.id) == (kind, card["impression"])
    assert reaction.feedback.emotion == "delight"


def test_a_reaction_to_another_conversations_card_is_nothing(talk: Talk, store: Store) -> None:
    card = talk("C0009", "one").say("recommend", "recommend something").cards[0]
    talk("C0002", "two").press(card["buttons"][0])
    assert not list(store.feedback.since())


def test_buying_waits_for_a_yes_and_happens_once(talk: Talk, store: Store) -> None:
    talker = talk("C0009")
    card = talker.say("recommend", "recommend something").cards[0]
    asked = talker.press(card["buttons"][2])
    assert store.orders.of_customer("C0009") == []
    talker.press(asked.buttons[0])
    talker.slots["pending"] = f"buy:{card['impression']}"
    talker.press(asked.buttons[0])
    assert len(store.orders.of_customer("C0009")) == 1


def test_a_guest_cannot_buy(talk: Talk) -> None:
    talker = talk(None)
    card = talker.say("surprise_me", "surprise me").cards[0]
    assert "sign in" in talker.press(card["buttons"][2]).text


def test_why_tells_the_logged_reason(talk: Talk) -> None:
    talker = talk("C0009")
    card = talker.say("recommend", "recommend something").cards[0]
    assert card["reason"] in talker.say("why_product", "why this one?").text


def test_without_a_recommender_the_best_rated_come_first(house: House, store: Store) -> None:
    shelf = stock_shelf(store.products.all(), None)
    plain = replace(house, shelf=lambda: shelf)
    talker = Talker(plain, "C0009")
    assert talker.say("recommend", "recommend something").cards
    (offer,) = store.offers.recent(talker.conversation, 1)
    assert offer.model_version == "best-rated"


def test_without_a_catalogue_the_answer_says_so(house: House) -> None:
    heard = Talker(replace(house, shelf=lambda: None), "C0009").say("recommend", "recommend something")
    assert not heard.cards
    assert "catalogue" in heard.text


def test_it_is_the_one_they_spoke_of_last(talk: Talk) -> None:
    talker = talk("C0009")
    cards = talker.say("recommend", "recommend something").cards
    talker.say("like", "I love the second one")
    assert cards[1]["title"] in talker.say("buy", "buy it").text


def test_buy_it_after_the_question_is_the_same_card(talk: Talk, store: Store) -> None:
    talker = talk("C0009")
    cards = talker.say("recommend", "recommend something").cards
    talker.say("buy", "the last one please")
    talker.say("buy", "buy it")
    talker.say("affirm", "yes")
    (bought,) = store.orders.of_customer("C0009")
    assert bought.lines[0].product_id == cards[-1]["product_id"]


def test_a_yes_to_cards_asks_which(talk: Talk, store: Store) -> None:
    talker = talk("C0009")
    talker.say("recommend", "recommend something")
    assert "which" in talker.say("affirm", "yes").text.lower()
    assert store.orders.of_customer("C0009") == []


@pytest.fixture
def coloured(house: House, store: Store) -> House:
    """Add a red and a blue lamp, and a blue pot, to the shop."""
    more = [
        product(41, title="Red Reading Lamp"),
        product(42, title="Blue Reading Lamp"),
        product(43, title="Blue Bowl", category="kitchen", tags=("tea",)),
    ]
    store.products.replace_all([*store.products.all(), *more])
    shelf = stock_shelf(store.products.all(), PriceRanker())
    return replace(house, shelf=lambda: shelf)


def test_another_colour_is_of_the_kind_on_show(coloured: House) -> None:
    talker = Talker(coloured, "C0009")
    talker.say("recommend", "a lamp please", category="lighting")
    assert talker.say("refine_recommendation", "do you have it in blue", colour="blue").titles == [
        "Blue Reading Lamp"
    ]


def test_a_colour_stays_until_another_is_named(coloured: House) -> None:
    talker = Talker(coloured, "C0009")
    talker.say("recommend", "a red lamp", category="lighting", colour="red")
    talker.say("refine_recommendation", "show me more")
    assert talker.slots["colour"] is None  # there is no other: the nearest in any colour was shown
    assert talker.say("refine_recommendation", "in blue", colour="blue").titles == ["Blue Reading Lamp"]


def test_a_colour_there_is_not_is_said_to_be_missing(coloured: House) -> None:
    talker = Talker(coloured, "C0009")
    talker.say("recommend", "a lamp please", category="lighting")
    heard = talker.say("refine_recommendation", "in magenta please", colour="magenta")
    assert heard.says("utter_nothing_in_colour")
    assert len(heard.cards) == 1


def test_when_all_was_shown_it_is_not_said_to_be_missing(coloured: House) -> None:
    talker = Talker(coloured, "C0009")
    talker.say("recommend", "a blue lamp", category="lighting", colour="blue")
    heard = talker.say("refine_recommendation", "show me more")
    assert heard.says("utter_seen_all")


@pytest.mark.parametrize(
    ("text", "honest"),
    [
        ("do you have kayaks", True),
        ("have you got any pink elephants?", True),
        ("do you have something for rainy days", False),
        ("do you have lamps", False),
        ("show me something nice", False),
    ],
)
def test_what_the_shop_has_not_is_said(talk: Talk, text: str, honest: bool) -> None:
    assert talk("C0009").say("recommend", text).says("utter_offer_instead") is honest


def test_the_same_brand_is_found(talk: Talk, store: Store) -> None:
    talker = talk("C0009")
    talker.say("recommend", "a lamp please", category="lighting")
    cards = talker.say("refine_recommendation", "something of the same brand").cards
    assert cards
    assert {one.brand for one in store.products.many([card["product_id"] for card in cards])} == {"Glim"}


@pytest.mark.parametrize(
    ("text", "single"),
    [("can I get two of them", True), ("I'll take both", True), ("the second one please", False)],
)
def test_one_is_ordered_at_a_time_and_it_is_said(talk: Talk, text: str, single: bool) -> None:
    talker = talk("C0009")
    talker.say("recommend", "recommend something")
    assert talker.say("buy", text).says("utter_confirm_buy_one") is single


def test_before_anything_was_shown_nothing_is_called_different(talk: Talk) -> None:
    heard = talk("C0009").say("refine_recommendation", "lamps", category="lighting")
    assert heard.says("utter_offer")
    assert not heard.says("utter_offer_refined")


@pytest.mark.parametrize("intent", ["product_question", "surprise_me", "nlu_fallback"])
def test_what_goes_with_it_is_looked_for(talk: Talk, intent: str) -> None:
    talker = talk("C0009")
    card = talker.say("recommend", "a lamp please", category="lighting").cards[0]
    heard = talker.say(intent, "what goes with it?")
    assert heard.says("utter_offer_together") or heard.says("utter_nothing_together")
    assert card["title"] not in heard.titles
    assert "A lamp." not in heard.text


def test_a_card_that_is_counted_out_is_meant(talk: Talk) -> None:
    talker = talk("C0009")
    cards = talker.say("recommend", "recommend something").cards
    assert cards[-1]["title"] in talker.say("nlu_fallback", "ha, the last one").text


@pytest.mark.parametrize(
    ("text", "of_goods"),
    [("when would it arrive", True), ("would they be here by friday", True), ("track my parcel", False)],
)
def test_when_goods_on_show_would_come_is_no_question_about_an_order(
    talk: Talk, text: str, of_goods: bool
) -> None:
    talker = talk("C0009")
    talker.say("recommend", "recommend something")
    assert talker.say("order_status", text).says("utter_faq_delivery") is of_goods


def test_without_goods_on_show_it_is_one(talk: Talk) -> None:
    assert not talk("C0003").say("order_status", "when will it arrive").says("utter_faq_delivery")


def test_of_what_they_have_bought_it_is_not_said_that_there_is_none(house: House, store: Store) -> None:
    there = [product(1, title="Brass Zither", tags=("music",)), *(product(n) for n in range(2, 6))]
    store.products.replace_all(there)
    shelf = stock_shelf(store.products.all(), PriceRanker())
    talker = Talker(replace(house, shelf=lambda: shelf), "C0001")
    assert "P0001" in store.orders.bought_product_ids("C0001")
    heard = talker.say("recommend", "a zither please")
    assert heard.says("utter_seen_all") and not heard.says("utter_nothing_like")
    assert "Brass Zither" not in [card["title"] for card in heard.cards]


def test_another_card_is_bought_instead(talk: Callable[..., Talker]) -> None:
    talker = talk("C0009")
    cards = talker.say("recommend", "recommend something").cards
    talker.say("buy", "I'll take the second")
    heard = talker.say("deny", "no wait, the first")
    assert cards[0]["title"] in heard.text
    assert heard.says("utter_confirm_buy")
    assert talker.say("deny", "no, not the first").says("utter_kept_buy")
