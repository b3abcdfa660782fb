"""Questions about goods, changes and the shop: answered from the records, with a next step, or not at all."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from actions.house import House
from actions.shelf.stock import stock_shelf
from store import Store
from tests.actions.fakes import PriceRanker, product
from tests.actions.talker import Heard, Talker

Talk = Callable[..., Talker]
IN_WORDS = [
    *("how_to_order", "payment_problem", "invoice_request", "voucher_question", "account_help", "shop_info"),
    *("privacy_question", "complain_courier"),
]


def payloads(heard: Heard) -> list[str]:
    return [button["payload"].partition("{")[0] for button in heard.buttons]


@pytest.mark.parametrize("intent", IN_WORDS)
def test_a_question_is_answered_and_leads_on(talk: Talk, intent: str) -> None:
    heard = talk("C0009").say(intent, "a question")
    assert heard.text
    assert payloads(heard)


@pytest.mark.parametrize("intent", IN_WORDS)
def test_nothing_is_sold_to_somebody_angry(talk: Talk, intent: str) -> None:
    heard = talk("C0009").say(intent, "[anger] a question")
    assert "/recommend" not in payloads(heard)
    assert heard.cards == []


def test_stock_is_what_the_shop_has_now(talk: Talk) -> None:
    talker = talk("C0009")
    gone = talker.say("stock_question", "is the Sold Out Lamp in stock", product="Sold Out Lamp").text
    assert "sold out" in gone or "out of stock" in gone
    assert "35.00" in talker.say("stock_question", "is the garden spade in stock").text


def test_a_product_is_told_from_its_record(talk: Talk) -> None:
    heard = talk("C0009").say("product_question", "tell me about the Tea Pot", product="Tea Pot")
    assert "€25.00" in heard.text
    assert "4.5 of 5" in heard.text


def test_a_measure_the_record_lacks_is_not_guessed(talk: Talk) -> None:
    heard = talk("C0009").say("size_question", "how big is the Tea Pot", product="Tea Pot")
    assert "/talk_to_human" in payloads(heard)


def test_a_product_nobody_named_is_asked_for(talk: Talk) -> None:
    assert "which" in talk("C0009").say("product_question", "is it heavy").text.lower()


def test_it_means_the_card_shown_last(talk: Talk) -> None:
    talker = talk("C0009")
    card = talker.say("recommend", "recommend something").cards[1]
    assert card["title"] in talker.say("stock_question", "is the second one in stock").text


def test_what_was_shown_is_compared(talk: Talk) -> None:
    talker = talk("C0009")
    titles = talker.say("recommend", "recommend something").titles
    assert all(title in talker.say("compare_products", "compare them").text for title in titles)


def test_with_nothing_to_compare_it_says_so(talk: Talk) -> None:
    assert "compare" in talk("C0009").say("compare_products", "which one is better").text


@pytest.mark.parametrize(
    ("customer", "intent", "leads_to"),
    [
        ("C0005", "order_change", "/order_cancel"),
        ("C0005", "order_exchange", "/order_cancel"),
        ("C0002", "order_exchange", "/order_return"),
        ("C0002", "order_change", "/order_return"),
        ("C0003", "order_change", "/talk_to_human"),
    ],
)
def test_a_change_leads_to_what_is_still_possible(
    talk: Talk, customer: str, intent: str, leads_to: str
) -> None:
    assert leads_to in payloads(talk(customer).say(intent, "please change it"))


def test_poor_quality_may_go_back(talk: Talk) -> None:
    talker = talk("C0002")
    talker.say("complain_quality", "the quality is awful")
    assert talker.slots["pending"] == "return:AT10002:quality"


def test_a_present_for_nobody_named_is_still_a_present(talk: Talk) -> None:
    assert talk("C0009").say("recommend_gift", "I need a present").cards


def test_little_words_name_no_product(house: House, store: Store) -> None:
    frisbee = product(30, title="Frisbee, Glow in the Dark")
    store.products.replace_all([*store.products.all(), frisbee])
    talker = Talker(replace(house, shelf=lambda: stock_shelf(store.products.all(), None)), "C0009")
    assert "Frisbee" in talker.say("stock_question", "is the glow frisbee there").text
    assert "Frisbee" not in talker.say("stock_question", "is the kettle there in red").text


def test_all_we_know_of_a_thing_is_told_once(talk: Talk) -> None:
    talker = talk("C0009")
    talker.say("product_question", "tell me about the Tea Pot", product="Tea Pot")
    heard = talker.say("product_question", "what colours does it come in")
    assert heard.says("utter_product_no_more")
    assert "Tea Pot" in heard.text
    assert not talker.say("product_question", "how is it rated").says("utter_product_about")


def test_what_was_asked_about_last_is_it(talk: Talk) -> None:
    talker = talk("C0009")
    talker.say("stock_question", "is the Sold Out Lamp in stock", product="Sold Out Lamp")
    assert talker.say("stock_question", "let me know when it's back").says("utter_product_gone")


def test_a_card_is_told_by_its_words(talk: Talk, house: House, store: Store) -> None:
    made = ("Oak", "Brass", "Cast Iron")
    store.products.replace_all([product(n, title=f"{name} Lamp") for n, name in enumerate(made, 1)])
    shelf = stock_shelf(store.products.all(), PriceRanker())
    talker = Talker(replace(house, shelf=lambda: shelf), "C0009")
    shown = talker.say("recommend", "lamps please", category="lighting").titles
    assert shown[0] != "Cast Iron Lamp"
    assert "Cast Iron Lamp" in talker.say("product_question", "is the iron one heavy").text
    assert "Brass Lamp" in talker.say("buy", "I'll take the brass one").text
    heard = talker.say("product_question", "which lamp gives most light")
    assert "Brass Lamp" in heard.text
    assert heard.says("utter_product_about")


def test_the_card_that_was_asked_about_stays_the_one_meant(talk: Talk) -> None:
    talker = talk("C0009")
    shown = talker.say("recommend", "lamps please", category="lighting").titles
    talker.say("product_question", "is the second one heavy")
    assert shown[1] in talker.say("stock_question", "is it in stock").text
