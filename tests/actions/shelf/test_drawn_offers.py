"""Offers are logged with the chances they were shown with, and the upset are never drawn for."""

from dataclasses import replace

import pytest

from actions.house import House
from actions.shelf.exploring import POOL
from tests.actions.talker import Talker


@pytest.fixture
def keen(house: House) -> House:
    """A house that draws for every other offer."""
    return replace(house, settings=replace(house.settings, exploration=0.5))


def test_pool_and_chances_stand_in_the_log(keen: House) -> None:
    drawn_away = 0
    for number in range(30):
        talk = Talker(keen, "C0001", f"talk-{number}")
        talk.say("recommend", "show me something")
        (offer,) = keen.store.offers.recent(f"talk-{number}", 1)
        *sure, last = offer.impressions
        assert [card.propensity for card in sure] == [1.0] * len(sure)
        assert 2 <= len(offer.pool) <= POOL and last.product_id in offer.pool
        share = 0.5 / len(offer.pool)
        first = last.product_id == offer.pool[0]
        assert last.propensity == pytest.approx(0.5 + share if first else share)
        drawn_away += not first
    assert 3 <= drawn_away <= 22


def test_switched_off_nothing_is_drawn_and_every_card_was_certain(house: House) -> None:
    still = replace(house, settings=replace(house.settings, exploration=0.0))
    Talker(still, "C0001", "talk").say("recommend", "show me something")
    (offer,) = still.store.offers.recent("talk", 1)
    assert offer.pool == () and {card.propensity for card in offer.impressions} == {1.0}


def test_who_is_worried_gets_the_best_there_is(keen: House) -> None:
    for number in range(10):
        talk = Talker(keen, "C0001", f"talk-{number}")
        talk.say("recommend", "[anxiety] show me something")
        for offer in keen.store.offers.recent(f"talk-{number}", 5):
            turn = keen.store.turns.last(f"talk-{number}")
            assert turn is not None and turn.mood == "anxiety"
            assert offer.pool == ()
