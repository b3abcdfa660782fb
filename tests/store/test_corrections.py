"""Labels that people fixed."""

from datetime import timedelta

import pytest

from store import CorrectedTurn, Store, UnknownTurn
from tests.store.samples import NOW, correction, turn


def test_a_correction_is_read_back_as_written(store: Store) -> None:
    store.turns.add(turn())
    store.corrections.add(correction())
    assert store.corrections.all() == [correction()]


def test_the_latest_word_on_a_turn_counts(store: Store) -> None:
    store.turns.add(turn())
    store.corrections.add(correction())
    later = correction(label="neutral", by="rhys", at=NOW + timedelta(hours=1))
    store.corrections.add(later)
    assert store.corrections.all() == [later]


def test_an_unknown_turn_cannot_be_corrected(store: Store) -> None:
    with pytest.raises(UnknownTurn, match="t9"):
        store.corrections.add(correction("t9"))


def test_they_come_in_the_order_of_the_turns(store: Store) -> None:
    store.turns.add_many([turn("t2"), turn("t1")])
    store.corrections.add(correction("t1"))
    store.corrections.add(correction("t2"))
    assert [one.turn_id for one in store.corrections.all()] == ["t2", "t1"]


def test_a_corrected_turn_comes_with_those_before_it(store: Store) -> None:
    said = [turn("t1"), turn("t2"), turn("t3"), turn("t4"), turn("x1", "other")]
    store.turns.add_many(said)
    store.corrections.add(correction("t3"))
    assert store.corrections.with_turns(before=1) == [CorrectedTurn(correction("t3"), said[2], (said[1],))]


def test_the_conversations_first_turn_has_none_before_it(store: Store) -> None:
    store.turns.add_many([turn("x1", "other"), turn("t1")])
    store.corrections.add(correction("t1"))
    assert store.corrections.with_turns(before=4) == [CorrectedTurn(correction("t1"), turn("t1"))]


def test_an_erased_turn_cannot_be_learnt_from(store: Store) -> None:
    store.turns.add(turn())
    store.corrections.add(correction())
    store.privacy.erase("C0001", "talk")
    assert store.corrections.with_turns() == []
