"""What became of offers and care decisions, on both databases."""

from datetime import timedelta

import pytest

from store import FeedbackKind, Store
from tests.store.samples import NOW, feedback, impression, offer, turn


def read_turn(turn_id: str, talk: str, mood: float, **changes):
    facts = {"model": "m", "mood_level": mood, "at": NOW + timedelta(minutes=int(turn_id[1:]))}
    return turn(turn_id, talk, **{**facts, **changes})


class TestOffers:
    @pytest.mark.parametrize("batch", [1, 9])
    def test_each_comes_with_its_decision_and_what_was_said_to_every_card(
        self, store: Store, batch: int
    ) -> None:
        store.turns.add(turn("t1", care="recommend", outcome="offered"))
        cards = tuple(impression(f"i{n}", "o1", product_id=f"P{n}", position=n) for n in (0, 1))
        store.offers.add(offer("o1", impressions=cards))
        store.offers.add(offer("o2", turn_id=None))
        store.feedback.add(feedback("f1", "i1", kind=FeedbackKind.LIKE))
        store.feedback.add(feedback("f2", "i1", kind=FeedbackKind.BUY))
        found = [one for page in store.outcomes.offers(batch=batch) for one in page]
        assert [(one.care, one.outcome) for one in found] == [("recommend", "offered"), (None, None)]
        assert found[0].cards == (
            ("P0", frozenset()),
            ("P1", frozenset({FeedbackKind.LIKE, FeedbackKind.BUY})),
        )


class TestSteps:
    @pytest.mark.parametrize("batch", [1, 9])
    def test_a_decision_is_set_beside_the_next_turn_of_its_conversation(
        self, store: Store, batch: int
    ) -> None:
        store.turns.add_many(
            [
                read_turn("t1", "a", -0.5, care="soothe", emotion="anger"),
                read_turn("t2", "b", 0.0, care="nothing"),
                read_turn("t3", "a", 0.25, care="recommend", emotion="gratitude"),
                read_turn("t4", "a", 0.5, care="nothing", emotion="delight"),
            ]
        )
        store.offers.add(offer("o1", "a", turn_id="t3", model_version="v7"))
        found = [one for page in store.outcomes.steps(batch=batch) for one in page]
        assert [tuple(one)[2:] for one in found] == [
            ("soothe", "anger", -0.5, "gratitude", 0.25, None),
            ("recommend", "gratitude", 0.25, "delight", 0.5, "v7"),
        ]

    @pytest.mark.parametrize("unread", ["t1", "t2"])
    def test_a_turn_that_was_not_read_says_nothing(self, store: Store, unread: str) -> None:
        for turn_id in ("t1", "t2"):
            model = "" if turn_id == unread else "m"
            store.turns.add(read_turn(turn_id, "a", 0.0, care="soothe", model=model))
        assert list(store.outcomes.steps()) == []
