"""What was said, shown, answered and handed over."""

from datetime import timedelta

import pytest

from store import (
    FeedbackKind,
    HandoverClosed,
    HandoverStatus,
    Soothed,
    Store,
    UnknownHandover,
    UnknownImpression,
    UnknownTurn,
)
from tests.store.samples import NOW, feedback, handover, impression, offer, turn


class TestTurns:
    def test_a_turn_is_read_back_as_written(self, store: Store) -> None:
        written = turn(intent="order_status", scores={"anger": 0.1}, escalate=True, slope=-0.25)
        store.turns.add(written)
        assert store.turns.last("talk") == written

    def test_recent_gives_the_last_ones_newest_last(self, store: Store) -> None:
        # All at the same moment: the order of logging must decide.
        for number in range(12):
            store.turns.add(turn(f"t{number}"))
        assert [one.id for one in store.turns.recent("talk", 3)] == ["t9", "t10", "t11"]

    def test_conversations_are_apart(self, store: Store) -> None:
        store.turns.add(turn("t1", "talk"))
        store.turns.add(turn("t2", "other"))
        assert [one.id for one in store.turns.recent("talk", 9)] == ["t1"]

    def test_a_turn_delivered_twice_is_logged_once(self, store: Store) -> None:
        store.turns.add(turn())
        store.turns.add(turn(text="again"))
        assert [one.text for one in store.turns.recent("talk", 9)] == ["where is my parcel"]

    def test_decisions_are_added_one_by_one(self, store: Store) -> None:
        store.turns.add(turn())
        store.turns.decide("t1", care="soothe")
        store.turns.decide("t1", action="action_order_status", outcome="delayed")
        last = store.turns.last("talk")
        assert last is not None
        assert (last.care, last.action, last.outcome) == ("soothe", "action_order_status", "delayed")

    @pytest.mark.parametrize("care", ["soothe", None])
    def test_deciding_on_an_unknown_turn_is_an_error(self, store: Store, care: str | None) -> None:
        with pytest.raises(UnknownTurn):
            store.turns.decide("t9", care=care)

    def test_one_turn_is_found_by_its_id(self, store: Store) -> None:
        store.turns.add_many([turn("t1"), turn("t2", "other")])
        assert (store.turns.get("t2"), store.turns.get("t9")) == (turn("t2", "other"), None)

    def test_the_newest_of_all_conversations_come_newest_last(self, store: Store) -> None:
        store.turns.add_many([turn("t1"), turn("t2", "other"), turn("t3", model="button"), turn("t4")])
        assert [one.id for one in store.turns.newest(2)] == ["t3", "t4"]
        assert [one.id for one in store.turns.newest(2, without_models={"button"})] == ["t2", "t4"]

    def test_before_the_first_turn_there_is_none(self, store: Store) -> None:
        assert store.turns.last("talk") is None

    def test_a_moment_without_a_zone_is_refused(self, store: Store) -> None:
        with pytest.raises(Exception, match="no time zone"):
            store.turns.add(turn(at=NOW.replace(tzinfo=None)))

    def test_odd_text_comes_back_untouched(self, store: Store) -> None:
        text = "'; DROP TABLE turns;-- <b>hi</b> 🙃 \u202eשלום %s {0}"
        store.turns.add(turn(text=text))
        last = store.turns.last("talk")
        assert last is not None and last.text == text


class TestOffers:
    def test_an_offer_is_read_back_as_written(self, store: Store) -> None:
        cards = tuple(impression(f"i{place}", "o1", position=place) for place in range(3))
        store.offers.add(offer(impressions=cards))
        assert store.offers.recent("talk", 1) == [offer(impressions=cards)] == [store.offers.get("o1")]

    def test_recent_gives_the_last_ones_newest_last(self, store: Store) -> None:
        for number in range(4):
            store.offers.add(offer(f"o{number}"))
        assert [one.id for one in store.offers.recent("talk", 2)] == ["o2", "o3"]

    def test_one_impression_is_found_by_id(self, store: Store) -> None:
        store.offers.add(offer())
        assert store.offers.impression("o1-1") == impression("o1-1", "o1")

    def test_what_was_never_shown_is_none(self, store: Store) -> None:
        assert (store.offers.impression("x"), store.offers.get("x")) == (None, None)

    def test_since_walks_all_of_them_whatever_the_batch(self, store: Store) -> None:
        store.offers.add_many([offer(f"o{number}") for number in range(5)])
        assert [one.id for _, one in store.offers.since(0, batch=2)] == ["o0", "o1", "o2", "o3", "o4"]

    def test_forgetting_takes_one_versions_offers_of_these_products(self, store: Store) -> None:
        store.offers.add_many([offer("o1"), offer("o2", model_version="v2")])
        store.feedback.add_many([feedback("f1", "o1-1"), feedback("f2", "o2-1")])
        store.offers.forget("v1", ["P0001"])
        assert [one.feedback.id for one in store.feedback.since()] == ["f2"]


class TestFeedback:
    def test_feedback_on_what_was_never_shown_is_refused(self, store: Store) -> None:
        with pytest.raises(UnknownImpression):
            store.feedback.add(feedback(impression_id="never"))

    def test_a_refused_batch_leaves_nothing(self, store: Store) -> None:
        store.offers.add(offer())
        with pytest.raises(UnknownImpression):
            store.feedback.add_many([feedback("f1"), feedback("f2", "never")])
        assert list(store.feedback.since()) == []

    def test_the_same_reaction_twice_counts_once(self, store: Store) -> None:
        store.offers.add(offer())
        store.feedback.add(feedback("f1"))
        store.feedback.add(feedback("f2"))
        assert [one.feedback.id for one in store.feedback.since()] == ["f1"]

    def test_a_reaction_carries_the_snapshot_it_reacts_to(self, store: Store) -> None:
        store.offers.add(offer())
        store.feedback.add(feedback())
        (reaction,) = store.feedback.since()
        assert (reaction.feedback, reaction.impression, reaction.offer) == (
            feedback(),
            impression("o1-1"),
            offer(),
        )

    def test_since_goes_on_from_a_cursor(self, store: Store) -> None:
        store.offers.add_many([offer(f"o{number}") for number in range(5)])
        store.feedback.add_many([feedback(f"f{number}", f"o{number}-1") for number in range(5)])
        _, second, *_ = store.feedback.since(0, batch=2)
        assert [one.feedback.id for one in store.feedback.since(second.cursor, batch=2)] == ["f2", "f3", "f4"]

    @pytest.mark.parametrize(
        ("said", "liked", "disliked"),
        [
            (["like"], {"P0001"}, set()),
            (["dislike"], set(), {"P0001"}),
            (["like", "dislike"], set(), {"P0001"}),
            (["dislike", "buy"], {"P0001"}, set()),
            (["dislike", "click"], set(), {"P0001"}),
            (["click", "ignored"], set(), set()),
        ],
    )
    def test_the_last_opinion_counts(
        self, store: Store, said: list[str], liked: set[str], disliked: set[str]
    ) -> None:
        store.offers.add(offer())
        for later, kind in enumerate(said):
            at = NOW + timedelta(minutes=later)
            store.feedback.add(feedback(f"f{later}", kind=FeedbackKind(kind), at=at))
        assert (store.feedback.liked("C0001"), store.feedback.disliked("C0001")) == (liked, disliked)

    def test_a_guests_dislikes_hold_in_their_conversation_only(self, store: Store) -> None:
        store.offers.add(offer(customer_id=None))
        store.feedback.add(feedback(customer_id=None, kind=FeedbackKind.DISLIKE))
        found = store.feedback.disliked_in("talk"), store.feedback.disliked_in("other")
        assert found == ({"P0001"}, set())


class TestHandovers:
    def test_a_handover_is_read_back_as_written(self, store: Store) -> None:
        store.handovers.open(handover())
        assert store.handovers.waiting() == [handover()]

    def test_who_waits_longest_comes_first(self, store: Store) -> None:
        store.handovers.open(handover("h1"))
        store.handovers.open(handover("h2", "other", at=NOW - timedelta(hours=1)))
        assert [one.id for one in store.handovers.waiting()] == ["h2", "h1"]

    def test_a_conversation_waits_once(self, store: Store) -> None:
        opened = store.handovers.open(handover("h1")), store.handovers.open(handover("h2"))
        assert (opened, [one.id for one in store.handovers.waiting()]) == ((True, False), ["h1"])

    def test_who_took_it_is_known_and_it_waits_no_more(self, store: Store) -> None:
        store.handovers.open(handover())
        store.handovers.take("h1", agent="Ana", at=NOW)
        taken = store.handovers.take("h1", agent="", at=NOW + timedelta(hours=1))
        assert (taken.status, taken.agent, taken.taken_at) == (HandoverStatus.TAKEN, "Ana", NOW)
        assert (store.handovers.waiting(), store.handovers.unclosed()) == ([], [taken])

    def test_what_was_given_back_is_over_and_may_be_asked_for_again(self, store: Store) -> None:
        store.handovers.open(handover())
        closed = store.handovers.give_back("h1", at=NOW)
        assert (closed.status, closed.closed_at) == (HandoverStatus.CLOSED, NOW)
        with pytest.raises(HandoverClosed):
            store.handovers.take("h1", agent="", at=NOW)
        assert store.handovers.open(handover("h2"))

    @pytest.mark.parametrize(("start", "found"), [("h", ["h1"]), ("h1", ["h1"]), ("x", []), ("%", [])])
    def test_an_id_is_found_by_its_start(self, store: Store, start: str, found: list[str]) -> None:
        store.handovers.open(handover())
        assert [one.id for one in store.handovers.find(start)] == found

    def test_taking_an_unknown_handover_is_an_error(self, store: Store) -> None:
        with pytest.raises(UnknownHandover):
            store.handovers.take("h9", agent="", at=NOW)


class TestWordings:
    def test_words_stand_beside_the_readings_around_them(self, store: Store) -> None:
        store.turns.add(turn("t1", scores={"anger": 0.8}, behaviour={"capitals": 1.0}))
        store.turns.add(turn("x1", "other", scores={"delight": 1.0}))
        store.turns.decide("t1", wording="utter_soothe_late#2")
        assert store.wordings.soothed(NOW) == []
        store.turns.add(turn("t2", scores={"neutral": 0.9}))
        store.turns.add(turn("t3", scores={"anger": 0.9}))
        before, after = {"anger": 0.8}, {"neutral": 0.9}
        assert store.wordings.soothed(NOW) == [
            Soothed("utter_soothe_late#2", before, {"capitals": 1.0}, after, {})
        ]
        assert store.wordings.soothed(NOW + timedelta(days=1)) == []
