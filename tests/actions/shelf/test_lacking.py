"""Something for the dog: shown where there is some, and where there is none that is said first."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from actions.house import House
from actions.shelf.made_for import made_for
from actions.shelf.stock import stock_shelf
from store import Store
from tests.actions.fakes import PriceRanker, product
from tests.actions.talker import Talker

Talk = Callable[..., Talker]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("something for my dog", "dogs"),
        ("a toy for my little puppy please", "dogs"),
        ("got anything for cats?", "cats"),
        ("do you have dog food", "dogs"),
        ("any puppies' treats, I mean puppy treats", "dogs"),
        ("a present for my sister's cat under 20", "cats"),
        ("something for ponies", "horses"),
        ("is there something for the car?", "cars"),
        ("pet supplies", "pets"),
    ],
)
def test_what_it_is_wanted_for_is_understood(text: str, kind: str) -> None:
    assert made_for(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "something for a dog lover",
        "for my dog loving friend",
        "something for hot dogs",
        "a bag for a boat trip",
        "a present for my friend who has a dog",
        "a book about dogs",
        "something for my dad",
        "my dog is asleep",
        "something for a car journey",
    ],
)
def test_what_only_speaks_of_them_is_for_somebody_else(text: str) -> None:
    assert made_for(text) is None


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        ("recommend", "something for my dog"),
        ("recommend_gift", "a toy for my dog"),
        ("surprise_me", "surprise me with something for my dog"),
        ("stock_question", "do you have dog beds"),
        ("nlu_fallback", "anything for dogs"),
    ],
)
def test_where_nothing_is_for_them_it_is_said_before_anything_is_shown(
    talk: Talk, intent: str, text: str
) -> None:
    heard = talk("C0009").say(intent, text, recipient="my dog")
    assert heard.says("utter_nothing_made_for")
    assert "dogs" in heard.replies[0]["text"]
    assert heard.cards
    assert heard.slots["recipient"] is None


def test_asked_what_it_should_be_for_the_dog_is_an_answer(talk: Talk) -> None:
    talker = talk(None)
    talker.say("recommend", "recommend something")
    assert talker.say("recommend", "something for my dog").says("utter_nothing_made_for")


def test_it_is_said_of_a_wish_that_is_bent(talk: Talk) -> None:
    talker = talk("C0009")
    talker.say("recommend", "a lamp please", category="lighting")
    heard = talker.say("refine_recommendation", "rather something for my cat")
    assert heard.says("utter_nothing_made_for")
    assert "cats" in heard.text


def test_the_money_holds_on(talk: Talk, store: Store) -> None:
    cards = talk("C0009").say("recommend", "something for my dog under 30", budget="30").cards
    found = store.products.many([card["product_id"] for card in cards])
    assert found
    assert all(one.price_cents <= 3000 for one in found)


def test_who_is_upset_is_shown_nothing(talk: Talk) -> None:
    heard = talk("C0002").say("recommend", "[anger] the last thing broke and now I need something for my dog")
    assert heard.cards == []


@pytest.mark.parametrize(
    ("title", "tags"), [("Rope Toy", ("for dogs",)), ("Dog Bed", ()), ("Felt Basket", ("pets",))]
)
def test_where_something_is_for_them_it_is_shown(
    house: House, store: Store, title: str, tags: tuple[str, ...]
) -> None:
    presents = [product(n, title=f"Thing {n}", tags=("gift",), category="things") for n in range(61, 66)]
    own = product(60, title=title, tags=tags, category="animals")
    store.products.replace_all([*store.products.all(), *presents, own])
    shelf = stock_shelf(store.products.all(), PriceRanker())
    heard = Talker(replace(house, shelf=lambda: shelf), "C0009").say(
        "recommend", "something for my dog", recipient="my dog"
    )
    assert heard.titles == [title]
    assert not heard.says("utter_nothing_made_for")


def test_a_word_of_one_title_is_passed_over_where_others_are_for_them(house: House, store: Store) -> None:
    made = [
        product(61, title="Cedar Bird Feeder"),
        product(62, title="Window Bird Feeder"),
        product(63, title="Box Parrot Kite"),
    ]
    store.products.replace_all(made)
    shelf = stock_shelf(made, PriceRanker())
    heard = Talker(replace(house, shelf=lambda: shelf), "C0009").say("recommend", "something for my parrot")
    assert sorted(heard.titles) == ["Cedar Bird Feeder", "Window Bird Feeder"]
