"""Forgetting a person, and the say they have over mood reading."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from sqlalchemy import select

from store import FeedbackKind, Store
from store.engine import make_engine, reading
from store.schema import metadata
from tests.store.conftest import Clock
from tests.store.samples import (
    correction,
    customer,
    feedback,
    handover,
    offer,
    order,
    review,
    small_shop,
    turn,
)

LOGS = ("turns", "corrections", "offers", "impressions", "feedback", "handovers")


def fill(store: Store, customer_id: str | None, conversation_id: str) -> None:
    """One of everything of one conversation."""
    mark = f"{customer_id}-{conversation_id}"
    store.turns.add(turn(f"t-{mark}", conversation_id, customer_id=customer_id, text=f"SECRET {mark}"))
    store.corrections.add(correction(f"t-{mark}"))
    store.offers.add(offer(f"o-{mark}", conversation_id, customer_id=customer_id))
    store.feedback.add(
        feedback(f"f-{mark}", f"o-{mark}-1", conversation_id=conversation_id, customer_id=customer_id)
    )
    store.handovers.open(handover(f"h-{mark}", conversation_id, customer_id=customer_id))


def rows(url: str, table: str) -> list[dict[str, object]]:
    engine = make_engine(url)
    with reading(engine) as connection:
        found = [dict(row) for row in connection.execute(select(metadata.tables[table])).mappings()]
    engine.dispose()
    return found


class TestErasing:
    def test_every_conversation_of_a_customer_goes(self, store: Store, url: str) -> None:
        fill(store, "C0001", "talk")
        fill(store, "C0001", "last year")
        store.privacy.erase("C0001", "talk")
        assert {table: rows(url, table) for table in LOGS} == {table: [] for table in LOGS}

    def test_a_guests_conversation_goes(self, store: Store, url: str) -> None:
        fill(store, None, "talk")
        store.privacy.erase(None, "talk")
        assert {table: rows(url, table) for table in LOGS} == {table: [] for table in LOGS}

    def test_what_was_said_before_signing_in_goes_too(self, store: Store) -> None:
        fill(store, None, "talk")
        store.privacy.erase("C0001", "talk")
        assert store.turns.recent("talk", 9) == []

    def test_tries_at_vouchers_go_from_every_conversation(self, store: Store) -> None:
        for number in range(10):
            store.identity.voucher(f"talk{number}", "C0001", passed=False)
        refused = store.identity.voucher("later", "C0001", passed=True)
        store.privacy.erase("C0001", "talk")
        assert (refused, store.identity.voucher("later", "C0001", passed=True)) == (False, True)

    def test_erasing_again_finds_nothing(self, store: Store) -> None:
        small_shop(store)
        fill(store, "C0001", "talk")
        counts = store.privacy.erase("C0001", "talk"), store.privacy.erase("C0001", "talk")
        # Turn, correction, offer, impression, feedback, handover, profile.
        assert counts == (7, 0)

    def test_the_profile_is_cleared_and_orders_are_kept(self, store: Store) -> None:
        small_shop(store)
        store.privacy.erase("C0001", "talk")
        found = store.customers.get("C0001"), store.orders.of_customer("C0001")
        assert found == (customer(age_band="", tastes=()), [order()])

    def test_reviews_lose_their_author(self, store: Store) -> None:
        store.reviews.replace_all([review(), review("R0002", customer_id="C0002")])
        store.privacy.erase("C0001", "talk")
        assert [one.customer_id for one in store.reviews.all()] == [None, "C0002"]

    def test_a_refusal_of_mood_reading_outlives_the_erasure(self, store: Store) -> None:
        store.privacy.allow_mood("C0001", "talk", allowed=False)
        store.privacy.erase("C0001", "talk")
        assert not store.privacy.mood_allowed("C0001", "another")

    def test_dislikes_are_forgotten(self, store: Store) -> None:
        store.offers.add(offer())
        store.feedback.add(feedback(kind=FeedbackKind.DISLIKE))
        store.privacy.erase("C0001", "talk")
        assert store.feedback.disliked("C0001") == set()

    @settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(
        talks=some.lists(
            some.tuples(some.sampled_from(["C0001", "C0002", None]), some.sampled_from("abcd")),
            unique_by=lambda talk: talk[1],  # a conversation is one person's
            max_size=5,
        ),
        who=some.sampled_from(["C0001", None]),
        where=some.sampled_from("abcd"),
    )
    def test_exactly_the_persons_rows_go(
        self, store: Store, url: str, talks: list[tuple[str | None, str]], who: str | None, where: str
    ) -> None:
        for everyone, conversation in [("C0001", "a"), ("C0002", "b"), (None, "c"), (None, "d")]:
            store.privacy.erase(everyone, conversation)
        for owner, conversation in talks:
            fill(store, owner, conversation)
        store.privacy.erase(who, where)
        theirs = [talk for talk in talks if talk[1] == where or (who is not None and talk[0] == who)]
        left = {f"t-{owner}-{conversation}" for owner, conversation in set(talks) - set(theirs)}
        assert {row["id"] for row in rows(url, "turns")} == left
        assert {len(rows(url, table)) for table in LOGS} == {len(left)}


class TestMoodConsent:
    def test_reading_is_allowed_until_somebody_objects(self, store: Store) -> None:
        assert store.privacy.mood_allowed("C0001", "talk")

    @pytest.mark.parametrize(
        ("asked_as", "asked_in", "allowed"),
        [("C0001", "talk", False), ("C0001", "another", False), (None, "talk", False), ("C0002", "x", True)],
    )
    def test_an_objection_holds_for_the_customer_and_the_conversation(
        self, store: Store, asked_as: str | None, asked_in: str, allowed: bool
    ) -> None:
        store.privacy.allow_mood("C0001", "talk", allowed=False)
        assert store.privacy.mood_allowed(asked_as, asked_in) is allowed

    def test_a_guests_objection_holds_in_the_conversation(self, store: Store) -> None:
        store.privacy.allow_mood(None, "talk", allowed=False)
        asked = store.privacy.mood_allowed(None, "talk"), store.privacy.mood_allowed(None, "another")
        assert asked == (False, True)

    def test_the_latest_word_counts_wherever_it_was_said(self, store: Store, clock: Clock) -> None:
        store.privacy.allow_mood("C0001", "talk", allowed=False)
        clock.advance(hours=1)
        store.privacy.allow_mood("C0001", "another", allowed=True)
        assert store.privacy.mood_allowed("C0001", "talk")
