"""What was learnt of customers: kept up page by page, forgotten with the person, on both databases."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta

import pytest

from store import FeedbackKind, Liking, Profile, Store, Sums
from store.queries.profiles import Reacted, Read
from tests.store.conftest import NOW, Clock
from tests.store.samples import feedback, impression, offer, turn

MADE = Profile(
    "C0001",
    Sums({"tag:cosy": 0.1}, 0.3, NOW, 4, 17),
    Sums({"anger": 1e22, "neutral": 1 / 3}, 2.5, NOW + timedelta(microseconds=7), 3, 9),
    (Liking("cosy, tea", 0.25, ("tea",)),),
    {"anger": -0.125},
    "v1",
    NOW,
)


def put(store: Store, *profiles: Profile) -> None:
    """Write profiles as a fold does."""
    store.offers.add(offer("put", "put"))
    store.feedback.add(feedback("put", "put-1", conversation_id="put"))
    store.profiles.add_reactions(0, lambda _page, _known: list(profiles))


def count_reactions(page: list[Reacted], known: Mapping[str, Profile]) -> list[Profile]:
    changed = dict(known)
    for one in page:
        before = changed.get(one.customer_id) or Profile(one.customer_id)
        liked = replace(before.liked, events=before.liked.events + 1, last=one.number)
        changed[one.customer_id] = replace(before, liked=liked)
    return list(changed.values())


def count_readings(page: list[Read], known: Mapping[str, Profile]) -> list[Profile]:
    changed = dict(known)
    for one in page:
        before = changed.get(one.customer_id) or Profile(one.customer_id)
        felt = Sums(one.scores, 1.0, one.at, before.felt.events + 1, one.number)
        changed[one.customer_id] = replace(before, felt=felt)
    return list(changed.values())


def react(store: Store, mark: str, **changes: object) -> None:
    cards = (impression(f"i-{mark}", f"o-{mark}"),)
    store.offers.add(offer(f"o-{mark}", f"talk-{mark}", impressions=cards))
    store.feedback.add(feedback(f"f-{mark}", f"i-{mark}", conversation_id=f"talk-{mark}", **changes))


def read(store: Store, mark: str, **changes: object) -> None:
    facts = {"confidence": 0.9, "model": "m", "scores": {"anger": 0.5}, "at": NOW + timedelta(hours=1)}
    store.turns.add(turn(mark, **{**facts, **changes}))


class TestRows:
    def test_a_profile_comes_back_to_the_last_bit(self, store: Store) -> None:
        put(store, MADE)
        assert store.profiles.get("C0001") == MADE

    def test_of_somebody_else_nothing_is_known(self, store: Store) -> None:
        put(store, MADE)
        assert store.profiles.get("C0002") is None

    @pytest.mark.parametrize("batch", [1, 2, 9])
    def test_pages_hold_everybody_once(self, store: Store, batch: int) -> None:
        put(store, *(replace(MADE, customer_id=f"C000{number}") for number in (3, 1, 2)))
        found = [one.customer_id for page in store.profiles.pages(batch) for one in page]
        assert found == ["C0001", "C0002", "C0003"]


class TestReactions:
    @pytest.mark.parametrize("batch", [1, 2, 9])
    def test_every_page_is_folded_once(self, store: Store, batch: int) -> None:
        for number in range(3):
            react(store, str(number))
        after = 0
        while after := store.profiles.add_reactions(after, count_reactions, batch):
            pass
        found = store.profiles.get("C0001")
        assert found is not None and found.liked.events == 3

    def test_silence_and_guests_stay_out(self, store: Store) -> None:
        react(store, "a", kind=FeedbackKind.IGNORED)
        react(store, "b", customer_id=None)
        assert store.profiles.add_reactions(0, count_reactions) == 0

    def test_a_fold_that_fails_leaves_nothing_of_its_page(self, store: Store) -> None:
        react(store, "a")

        def fail(_page: list[Reacted], _known: Mapping[str, Profile]) -> list[Profile]:
            raise RuntimeError

        with pytest.raises(RuntimeError):
            store.profiles.add_reactions(0, fail)
        assert store.profiles.marks() == (0, 0)


class TestReadings:
    @pytest.mark.parametrize(
        "unread",
        [{"confidence": 0.0}, {"model": ""}, {"customer_id": None}],
        ids=["a button, or unsure", "nobody was allowed to, or no model", "a guest"],
    )
    def test_turns_that_were_not_read_stay_out(self, store: Store, unread: dict[str, object]) -> None:
        read(store, "t1", **unread)
        assert store.profiles.add_readings(0, count_readings) == 0

    def test_after_a_no_nothing_is_taken_in(self, store: Store) -> None:
        store.privacy.allow_mood("C0001", "talk", allowed=False)
        read(store, "t1")
        assert store.profiles.add_readings(0, count_readings) == 0

    def test_after_a_yes_only_what_came_after_it(self, store: Store, clock: Clock) -> None:
        read(store, "before")
        clock.advance(hours=2)
        store.privacy.allow_mood("C0001", "talk", allowed=True)
        read(store, "after", at=clock.now + timedelta(minutes=1), scores={"anger": 0.25})
        store.profiles.add_readings(0, count_readings)
        found = store.profiles.get("C0001")
        assert found is not None and (found.felt.events, found.felt.values) == (1, {"anger": 0.25})

    def test_somebody_elses_no_changes_nothing(self, store: Store) -> None:
        store.privacy.allow_mood("C0002", "another", allowed=False)
        read(store, "t1")
        assert store.profiles.add_readings(0, count_readings) > 0


class TestForgetting:
    def test_a_no_drops_what_was_felt_at_once_and_leaves_the_rest(self, store: Store) -> None:
        put(store, MADE, replace(MADE, customer_id="C0002"))
        store.privacy.allow_mood("C0001", "talk", allowed=False)
        nothing = Sums(last=MADE.felt.last)
        assert store.profiles.get("C0001") == replace(MADE, felt=nothing, tendencies={})
        assert store.profiles.get("C0002") == replace(MADE, customer_id="C0002")

    def test_what_was_read_just_before_a_no_is_dropped(self, store: Store) -> None:
        store.privacy.allow_mood("C0001", "talk", allowed=False)
        put(store, MADE)
        store.profiles.forget_refused()
        found = store.profiles.get("C0001")
        assert found is not None and (found.felt.values, found.tendencies) == ({}, {})

    def test_an_erased_customers_profile_goes(self, store: Store) -> None:
        put(store, MADE, replace(MADE, customer_id="C0002"))
        store.privacy.erase("C0001", "talk")
        assert (store.profiles.get("C0001"), store.profiles.get("C0002") is None) == (None, False)

    def test_an_erasure_in_the_midst_of_a_page_leaves_nothing(
        self, store: Store, another_store: Callable[[], Store]
    ) -> None:
        react(store, "a")
        other = another_store()
        erasing = threading.Thread(target=lambda: other.privacy.erase("C0001", "talk-a"))

        def fold(page: list[Reacted], known: Mapping[str, Profile]) -> list[Profile]:
            erasing.start()
            return count_reactions(page, known)

        store.profiles.add_reactions(0, fold)
        erasing.join()
        assert store.profiles.get("C0001") is None

    @pytest.mark.parametrize("who", ["erased", "refused"])
    def test_describing_brings_nothing_back(self, store: Store, who: str) -> None:
        put(store, MADE)
        if who == "erased":
            store.privacy.erase("C0001", "talk")
        else:
            store.privacy.allow_mood("C0001", "talk", allowed=False)
        store.profiles.describe([MADE])
        found = store.profiles.get("C0001")
        assert found is None or found.tendencies == {}


class TestDescribing:
    def test_only_what_follows_from_the_sums_is_written(self, store: Store) -> None:
        put(store, replace(MADE, likings=(), tendencies={}, model="", made_at=None))
        store.profiles.describe([replace(MADE, liked=Sums())])
        assert store.profiles.get("C0001") == MADE


class TestFittingTheLog:
    def fill(self, store: Store) -> None:
        react(store, "a")
        react(store, "b", customer_id="C0002")
        read(store, "t1", conversation_id="talk-a")
        store.profiles.add_reactions(0, count_reactions)
        store.profiles.add_readings(0, count_readings)

    def test_they_fit_what_they_were_made_of_and_what_is_new_is_left(self, store: Store) -> None:
        self.fill(store)
        react(store, "c")
        read(store, "t2")
        assert (store.profiles.fit_the_log(), store.profiles.left_to_read()) == (True, 2)

    def test_they_fit_after_a_customer_was_erased_or_said_no(self, store: Store) -> None:
        self.fill(store)
        store.privacy.allow_mood("C0001", "talk-a", allowed=False)
        store.privacy.erase("C0002", "talk-b")
        assert store.profiles.fit_the_log()

    @pytest.mark.parametrize("conversation", ["talk-a", "talk-b"])
    def test_they_do_not_after_a_conversation_alone_was_erased(self, store: Store, conversation: str) -> None:
        self.fill(store)
        react(store, "later")
        store.profiles.add_reactions(store.profiles.marks()[0], count_reactions)
        store.privacy.erase(None, conversation)
        assert not store.profiles.fit_the_log()

    def test_cleared_they_fit_anything(self, store: Store) -> None:
        self.fill(store)
        store.profiles.clear()
        assert store.profiles.fit_the_log() and store.profiles.left_to_read() == 3
