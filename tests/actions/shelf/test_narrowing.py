"""One question before a first look at goods, for those who said nothing and of whom we know nothing."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from actions.house import House
from store import Store
from tests.actions.fakes import person
from tests.actions.talker import Heard, Talker

Talk = Callable[..., Talker]
STRANGER = "C0099"


@pytest.fixture(autouse=True)
def stranger(store: Store) -> None:
    """Put somebody into the shop of whom nothing is known."""
    store.customers.put_many([replace(person(STRANGER, "Nobody Known"), tastes=())])


def asks(heard: Heard) -> bool:
    return heard.says("utter_what_for")


@pytest.mark.parametrize("customer", [STRANGER, None])
def test_a_stranger_who_says_nothing_is_asked_what_for(talk: Talk, customer: str | None) -> None:
    heard = talk(customer).say("recommend", "what would you suggest")
    assert asks(heard)
    assert not heard.cards
    assert [button["title"] for button in heard.buttons][-2:] == ["A present", "Just surprise me"]


@pytest.mark.parametrize("place", range(5))
def test_every_button_shows_goods(talk: Talk, place: int) -> None:
    talker = talk(STRANGER)
    heard = talker.say("recommend", "what would you suggest")
    assert talker.press(heard.buttons[place]).cards


def test_the_button_of_a_kind_shows_that_kind(talk: Talk, store: Store) -> None:
    talker = talk(STRANGER)
    button = talker.say("recommend", "what would you suggest").buttons[0]
    shown = store.products.many([card["product_id"] for card in talker.press(button).cards])
    assert {product.category.capitalize() for product in shown} == {button["title"]}


@pytest.mark.parametrize(
    ("intent", "words", "entities"),
    [
        ("affirm", "for me", {}),
        ("nlu_fallback", "myself", {"recipient": "myself"}),
        ("nlu_fallback", "hm, something for evenings", {}),
        ("surprise_me", "no idea", {}),
        ("recommend", "just show me something", {}),
        ("recommend_gift", "for my sister", {"recipient": "my sister"}),
        ("nlu_fallback", "kitchen things", {"category": "kitchen"}),
    ],
)
def test_any_answer_is_good_enough(talk: Talk, intent: str, words: str, entities: dict[str, str]) -> None:
    talker = talk(STRANGER)
    talker.say("recommend", "what would you suggest")
    assert talker.say(intent, words, **entities).cards


def test_a_no_is_taken_for_one(talk: Talk) -> None:
    talker = talk(STRANGER)
    talker.say("recommend", "what would you suggest")
    assert not talker.say("deny", "no, leave it").cards


@pytest.mark.parametrize(
    ("intent", "words", "entities"),
    [
        ("recommend", "a lamp please", {"category": "lighting"}),
        ("recommend", "something up to 50", {"budget": "50"}),
        ("recommend", "[delight] what would you suggest", {}),
        ("recommend_gift", "a present please", {}),
        ("surprise_me", "you choose", {}),
    ],
)
def test_who_says_enough_is_shown_goods_at_once(
    talk: Talk, intent: str, words: str, entities: dict[str, str]
) -> None:
    heard = talk(STRANGER).say(intent, words, **entities)
    assert heard.cards
    assert not asks(heard)


def test_whose_taste_is_known_is_shown_goods_at_once(talk: Talk) -> None:
    assert talk("C0009").say("recommend", "what would you suggest").cards


def test_after_goods_were_shown_it_is_not_asked(talk: Talk) -> None:
    talker = talk(STRANGER)
    talker.say("surprise_me", "you choose")
    assert talker.say("recommend", "what else would you suggest").cards


def test_after_another_question_it_is_not_asked(talk: Talk) -> None:
    talker = talk(STRANGER)
    talker.say("recommend", "[frustration 0.35] what would you suggest")
    assert talker.say("recommend", "so what is it").cards


def test_an_upset_stranger_is_not_asked_what_they_would_like_to_buy(talk: Talk) -> None:
    assert not asks(talk(STRANGER).say("recommend", "[anger] what would you suggest"))


def test_what_the_shop_hides_is_no_button(talk: Talk, house: House) -> None:
    from actions.shelf.rules import parse_shelf_rules  # noqa: PLC0415

    rules = parse_shelf_rules('[[exclude]]\nname = "no lamps"\ncategories = ["lighting"]\n')
    talker = Talker(replace(house, rules=lambda: rules), STRANGER)
    titles = [button["title"] for button in talker.say("recommend", "what would you suggest").buttons]
    assert "Lighting" not in titles
    assert "Kitchen" in titles
