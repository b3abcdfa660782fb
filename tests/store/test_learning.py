"""The log in pages, the locks, and the audit of promotions, on both databases."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest

from store import FeedbackKind, OrderStatus, Store
from tests.store.at_once import run_at_once
from tests.store.conftest import Clock
from tests.store.samples import artefact, feedback, impression, offer, order, small_shop


def three_offers(store: Store) -> None:
    for number in (1, 2, 3):
        cards = tuple(
            impression(
                f"i{number}-{place}", f"o{number}", position=place, product_id=f"P{place}", propensity=0.5
            )
            for place in (0, 1)
        )
        store.offers.add(offer(f"o{number}", impressions=cards, pool=("P1", "P7")))
        store.feedback.add(feedback(f"f{number}", f"i{number}-1", kind=FeedbackKind.CLICK))


class TestPages:
    @pytest.mark.parametrize("batch", [1, 2, 9])
    def test_offers_come_once_each_with_their_cards(self, store: Store, batch: int) -> None:
        three_offers(store)
        pages = list(store.learning.shown(batch=batch))
        assert max(map(len, pages)) <= batch
        found = [one for page in pages for one in page]
        assert [one.cards for one in found] == [((0, "P0", 0.5), (1, "P1", 0.5))] * 3
        assert {one.pool for one in found} == {("P1", "P7")}

    @pytest.mark.parametrize("batch", [1, 2, 9])
    def test_reactions_name_the_card_they_answer(self, store: Store, batch: int) -> None:
        three_offers(store)
        numbers = [one.number for page in store.learning.shown() for one in page]
        said = [one for page in store.learning.said(batch=batch) for one in page]
        assert [(one.offer, one.place, one.kind) for one in said] == [
            (number, 1, FeedbackKind.CLICK) for number in numbers
        ]

    def test_reading_goes_on_from_a_number(self, store: Store) -> None:
        three_offers(store)
        first = next(store.learning.shown(batch=1))[0]
        rest = [one.number for page in store.learning.shown(first.number) for one in page]
        assert len(rest) == 2 and min(rest) > first.number
        assert store.learning.reactions_after(0) == 3

    @pytest.mark.parametrize("batch", [1, 2, 9])
    def test_order_lines_come_with_the_present_status(self, store: Store, batch: int) -> None:
        small_shop(store)
        store.orders.put_many([order("AT10002", status=OrderStatus.RETURNED)])
        lines = [line for page in store.learning.bought(batch) for line in page]
        assert [(line.order, line.product_id, line.status) for line in lines] == [
            (10001, "P0001", OrderStatus.DELIVERED),
            (10001, "P0002", OrderStatus.DELIVERED),
            (10002, "P0001", OrderStatus.RETURNED),
            (10002, "P0002", OrderStatus.RETURNED),
        ]

    def test_an_erasure_shows_in_the_extent(self, store: Store) -> None:
        three_offers(store)
        before = store.learning.extent(offers_to=10_000, feedback_to=10_000)
        store.offers.add(offer("other", "elsewhere", customer_id="C0002"))
        store.privacy.erase(None, "elsewhere")
        assert store.learning.extent(offers_to=10_000, feedback_to=10_000) == before
        store.privacy.erase("C0001", "talk")
        assert store.learning.extent(offers_to=10_000, feedback_to=10_000) == ((0, 0), (0, 0))

    def test_what_was_drawn_is_read_back(self, store: Store) -> None:
        shown = offer(impressions=(impression(propensity=0.25),), pool=("P0001", "P0002"))
        store.offers.add(shown)
        assert store.offers.get("o1") == shown
        store.feedback.add(feedback(impression_id="i1"))
        assert next(store.feedback.since()).offer == shown

    def test_an_offer_of_which_nothing_was_drawn_has_no_pool(self, store: Store) -> None:
        store.offers.add(replace(offer(), pool=()))
        assert store.offers.get("o1").pool == ()
        assert next(store.learning.shown())[0].pool == ()


class TestLocks:
    def test_the_second_waits_for_the_first_to_give_back(self, store: Store) -> None:
        assert store.locks.take("retrain", "a", for_s=60)
        assert not store.locks.take("retrain", "b", for_s=60)
        store.locks.give_back("retrain", "a")
        assert store.locks.take("retrain", "b", for_s=60)

    def test_only_the_holder_gives_back(self, store: Store) -> None:
        store.locks.take("retrain", "a", for_s=60)
        store.locks.give_back("retrain", "b")
        assert not store.locks.take("retrain", "b", for_s=60)

    def test_a_lock_that_ran_out_is_free_and_lost_to_its_holder(self, store: Store, clock: Clock) -> None:
        store.locks.take("retrain", "a", for_s=60)
        clock.advance(seconds=61)
        assert store.locks.take("retrain", "b", for_s=60)
        assert not store.locks.take("retrain", "a", for_s=60)

    def test_the_holder_prolongs_it(self, store: Store, clock: Clock) -> None:
        store.locks.take("retrain", "a", for_s=60)
        clock.advance(seconds=50)
        assert store.locks.take("retrain", "a", for_s=60)
        clock.advance(seconds=50)
        assert not store.locks.take("retrain", "b", for_s=60)

    def test_one_of_many_gets_it(self, another_store: Callable[[], Store]) -> None:
        got: list[str] = []

        def take(store: Store, name: str) -> None:
            if store.locks.take("retrain", name, for_s=60):
                got.append(name)

        jobs = [partial(take, another_store(), name) for name in "abcd"]
        run_at_once(jobs)
        assert len(got) == 1


class TestPromotions:
    def test_every_change_of_champion_is_kept_newest_first(self, store: Store, clock: Clock) -> None:
        for version, why in (("1", "passed"), ("2", "passed"), ("1", "rolled back from 2")):
            store.artefacts.register(artefact(version))
            store.artefacts.promote("recommender", version, why=why)
            clock.advance(hours=1)
        found = store.artefacts.promotions("recommender")
        assert [(one.version, one.why) for one in found] == [
            ("1", "rolled back from 2"),
            ("2", "passed"),
            ("1", "passed"),
        ]
        assert found[0].at > found[1].at
        assert store.artefacts.promotions("emotion") == []
