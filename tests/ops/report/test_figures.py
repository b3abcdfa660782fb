"""Counts become figures with honest intervals."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ops.report.counting import Moods, Tally, care_of
from ops.report.figures import FEW, mood_change, share
from store import FeedbackKind
from store.queries.outcomes import Offered

AT = datetime(2026, 3, 1, tzinfo=UTC)


def offered(*said: set[FeedbackKind], care: str | None = "recommend", outcome: str | None = None) -> Offered:
    cards = tuple((f"P{n}", frozenset(kinds)) for n, kinds in enumerate(said))
    return Offered(1, "C0001", AT, "v1", care, outcome, cards)


def test_what_was_refused_afterwards_was_not_taken() -> None:
    tally = Tally()
    tally.add(offered({FeedbackKind.LIKE}, {FeedbackKind.LIKE, FeedbackKind.DISLIKE}, set()))
    tally.add(offered({FeedbackKind.DISLIKE}, set()))
    assert (tally.offers, tally.offers_taken, tally.cards, tally.taken, tally.refused) == (2, 1, 5, 1, 2)
    assert tally.products == {"P0", "P1", "P2"}


# Wilson's interval, from Brown, Cai & DasGupta 2001, recomputed by hand for 0, 3 and 10 of 10.
@pytest.mark.parametrize(("hits", "low", "high"), [(0, 0.0, 0.2775), (3, 0.1078, 0.6032), (10, 0.7225, 1.0)])
def test_shares_have_wilsons_interval(hits: int, low: float, high: float) -> None:
    found = share(hits, 10)
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-4)


@pytest.mark.parametrize(("n", "few"), [(0, True), (FEW - 1, True), (FEW, False)])
def test_small_counts_are_marked(n: int, few: bool) -> None:
    assert share(0, n).few is few


def test_the_interval_of_a_mood_change_is_over_conversations() -> None:
    one_talk, many_talks = Moods(), Moods()
    for number in range(60):
        change = 1.0 if number % 2 else -0.5
        one_talk.changes.append(change)
        one_talk.talks.append(number // 30)
        many_talks.changes.append(change)
        many_talks.talks.append(number)
    wide, narrow = mood_change(many_talks), mood_change(one_talk)
    assert wide.value == narrow.value == pytest.approx(0.25)
    assert (wide.n, narrow.n) == (60, 2)
    assert wide.low < 0.25 < wide.high


@pytest.mark.parametrize(
    ("care", "outcome", "name"),
    [
        ("recommend", "offered", "asked for"),
        ("recommend", "offered_unasked", "recommended unasked"),
        ("soothe", "facts", "soothe"),
        (None, None, "outside a conversation"),
    ],
)
def test_offers_are_told_apart_by_the_decision(care: str | None, outcome: str | None, name: str) -> None:
    assert care_of(offered(care=care, outcome=outcome)) == name
