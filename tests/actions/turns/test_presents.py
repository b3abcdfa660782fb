"""Presents: chosen for whom they are for, by what is said of them."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from actions.house import House
from actions.shelf.stock import stock_shelf
from recommender import RankRequest, Suggestion
from recommender.values import Reason
from store import Store
from tests.actions.fakes import PriceRanker, product
from tests.actions.talker import Heard, Talker

Talk = Callable[..., Talker]


def test_a_present_suits_the_recipient(talk: Talk) -> None:
    assert "Tea Pot" not in talk("C0009").say("recommend", "a lamp for myself", recipient="myself").titles


def test_a_present_for_a_child_comes_from_what_is_for_children(
    talk: Talk, house: House, store: Store
) -> None:
    toys = [product(n, title=f"Toy {n}", tags=("for kids",), category="toys") for n in range(31, 35)]
    store.products.replace_all([*store.products.all(), *toys])
    shelf = stock_shelf(store.products.all(), None)
    talker = Talker(replace(house, shelf=lambda: shelf), "C0009")
    assert all(
        title.startswith("Toy")
        for title in talker.say("recommend", "recommend something", recipient="my son").titles
    )
    assert not any(
        title.startswith("Toy")
        for title in talker.say("recommend", "recommend something", recipient="my dad").titles
    )


class TasteRanker(PriceRanker):
    """Ranks what suits the tastes asked with, and remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[RankRequest] = []

    def rank(self, request: RankRequest) -> list[Suggestion]:
        self.asked.append(request)
        tastes = {name.removeprefix("taste:") for name in request.customer_features}
        found = []
        for one in super().rank(replace(request, k=100)):
            item = next(item for item in self.items if item.id == one.item_id)
            suits = sorted(tastes & item.tags)
            parts = tuple((f"taste:{name}", 1.0) for name in suits)
            reasons = tuple(Reason(f"tag:{name}", f"taste:{name}", 1.0) for name in suits)
            found.append(Suggestion(item.id, float(len(suits)), parts, reasons))
        return sorted(found, key=lambda one: -one.score)[: request.k]


@pytest.fixture
def gifts(house: House, store: Store) -> tuple[House, TasteRanker]:
    """Ten presents; two for readers, one of them for hikers too; and a lamp for readers that is none."""
    plain = [product(n, title=f"Thing {n}", tags=("gift",), category="things") for n in range(41, 49)]
    told = [
        product(51, title="Atlas", tags=("gift", "reading", "hiking"), category="things"),
        product(52, title="Novel", tags=("gift", "reading"), category="things"),
        product(53, title="Clip Lamp", tags=("reading",), category="things"),
    ]
    store.products.replace_all([*plain, *told])
    ranker = TasteRanker()
    shelf = stock_shelf(store.products.all(), ranker)
    return replace(house, shelf=lambda: shelf), ranker


def test_a_present_is_chosen_by_what_is_said_of_the_recipient(
    gifts: tuple[House, TasteRanker], store: Store
) -> None:
    talker = Talker(gifts[0], "C0009")
    heard = talker.say("recommend_gift", "a present for my dad, he reads and likes hikes", recipient="my dad")
    assert heard.titles == ["Atlas", "Novel", "Clip Lamp"]
    asked = gifts[1].asked[-1]
    assert (asked.customer_id, set(asked.customer_features)) == (None, {"taste:hiking", "taste:reading"})
    assert Heard([{"text": heard.cards[0]["reason"]}], {}).says("utter_reason_recipient")
    (offer,) = store.offers.recent(talker.conversation, 1)
    assert offer.context["occasion:present"] == 1.0
    assert set(offer.impressions[0].features) == {"recipient:hiking", "recipient:reading"}
    assert talker.say("why_product", "why the first one").says("utter_why_recipient")


def test_what_the_recipient_likes_is_kept_while_the_wish_is_refined(
    gifts: tuple[House, TasteRanker], store: Store
) -> None:
    talker = Talker(gifts[0], "C0009")
    talker.say("recommend_gift", "a present for my dad who reads", recipient="my dad")
    before = len(gifts[1].asked)
    talker.say("refine_recommendation", "something else")
    assert set(gifts[1].asked[before].customer_features) == {"taste:reading"}


def test_what_they_want_for_themselves_is_no_present(gifts: tuple[House, TasteRanker], store: Store) -> None:
    talker = Talker(gifts[0], "C0009")
    talker.say("recommend", "something for reading")
    (offer,) = store.offers.recent(talker.conversation, 1)
    assert "occasion:present" not in offer.context
    assert gifts[1].asked[-1].customer_id == "C0009"


def test_what_they_like_is_said_of_whom_the_present_is_for(talk: Talk) -> None:
    talker = talk("C0009")
    talker.say("recommend_gift", "for my sister under 40", recipient="my sister", budget="40")
    talker.say("recommend_gift", "she loves tea")
    assert (talker.slots["recipient"], talker.slots["budget"]) == ("my sister", "40")


def test_a_surprise_keeps_to_the_money_and_the_person(talk: Talk, store: Store) -> None:
    talker = talk("C0009")
    talker.say("recommend_gift", "for a colleague, up to 30", recipient="a colleague", budget="30")
    cards = talker.say("surprise_me", "surprise me then").cards
    found = store.products.many([card["product_id"] for card in cards])
    assert all(one.price_cents <= 3000 for one in found)
    assert talker.slots["recipient"] == "a colleague"


def test_for_whom_a_label_is_says_nothing_of_what_they_like(house: House, store: Store) -> None:
    made = [
        product(1, title="Picnic Blanket", tags=("for couples",)),
        product(2, title="Fondue Set", tags=("for couples",)),
        product(3, title="Cotton Robe", tags=("for couples",)),
        product(4, title="Trail Socks", tags=("running", "for runners")),
    ]
    store.products.replace_all(made)
    shelf = stock_shelf(store.products.all(), PriceRanker())
    talker = Talker(replace(house, shelf=lambda: shelf), "C0009")
    heard = talker.say("recommend_gift", "for my boyfriend who runs", recipient="my boyfriend")
    assert heard.titles == ["Trail Socks"]
