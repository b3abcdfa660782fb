"""The columns: only new rows are read, a crash loses nothing committed, the forgotten are forgotten."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from actions.suggest import FOR_SOMEBODY_ELSE
from ops.retrain.columns import ColumnLog, Words
from ops.retrain.gather import SETTLED_S, training_set
from ops.retrain.grades import Grading
from ops.retrain.history import KINDS, History
from recommender.features import context_features
from recommender.weighting import DEFAULT_RULES, GroupRule
from store import FeedbackKind, Impression, Offer, Store

from .conftest import START, planted, product, reaction

COLUMNS = {"number": "i8", "share": "f4", "names": "u1"}


class TestColumns:
    def open(self, folder: Path, made_with: str = "a") -> ColumnLog:
        return ColumnLog(folder / "log", COLUMNS, made_with=made_with)

    def test_what_was_committed_is_read_back(self, tmp_path: Path) -> None:
        log = self.open(tmp_path)
        log.append("number", [1, 2])
        log.append("share", [0.5])
        log.commit(shown=7)
        again = self.open(tmp_path)
        assert (again.read("number").tolist(), again.read("share").tolist(), again.marks) == (
            [1, 2],
            [0.5],
            {"shown": 7},
        )

    def test_what_was_not_committed_never_was(self, tmp_path: Path) -> None:
        log = self.open(tmp_path)
        log.append("number", [1])
        log.commit()
        log.append("number", [2])
        again = self.open(tmp_path)
        again.append("number", [3])
        again.commit()
        assert self.open(tmp_path).read("number").tolist() == [1, 3]

    @pytest.mark.parametrize("harm", ["shorter", "gone", "manifest"])
    def test_lost_bytes_mean_beginning_again(self, tmp_path: Path, harm: str) -> None:
        log = self.open(tmp_path)
        log.append("number", [1, 2])
        log.commit(shown=2)
        file = tmp_path / "log" / "number.bin"
        if harm == "shorter":
            file.write_bytes(file.read_bytes()[:-1])
        elif harm == "gone":
            file.unlink()
        else:
            (tmp_path / "log" / "columns.json").write_text("{")
        again = self.open(tmp_path)
        assert (again.length("number"), again.marks) == (0, {})

    def test_columns_made_with_other_rules_are_thrown_away(self, tmp_path: Path) -> None:
        log = self.open(tmp_path)
        log.append("number", [1])
        log.commit()
        assert self.open(tmp_path, "b").length("number") == 0

    @settings(max_examples=30, deadline=None)
    @given(some.lists(some.text(max_size=5), max_size=20))
    def test_words_keep_their_numbers(
        self, tmp_path_factory: pytest.TempPathFactory, texts: list[str]
    ) -> None:
        folder = tmp_path_factory.mktemp("words")
        log = self.open(folder)
        words = Words(log, "names")
        numbers = [words.number(text) for text in texts]
        words.append()
        log.commit()
        again = Words(self.open(folder), "names")
        assert [again.number(text) for text in texts] == numbers


def same(one: History, other: History) -> bool:
    names = ("offer_number", "offer_customer", "context_value", "card_item", "said_number", "said_kind")
    return all(np.array_equal(one.column(name), other.column(name)) for name in names) and all(
        one.names(kind) == other.names(kind) for kind in ("customers", "items", "traits", "emotions")
    )


class TestHistory:
    def test_read_in_steps_is_the_same_as_read_at_once(self, empty_store: Store, tmp_path: Path) -> None:
        steps = History(tmp_path / "steps")
        for step in range(3):
            planted(empty_store, n_customers=6, steps=step + 1)
            steps.update(empty_store)
            steps = History(tmp_path / "steps")
        at_once = History(tmp_path / "once")
        at_once.update(empty_store)
        assert same(steps, at_once)

    def test_a_second_look_reads_nothing(self, store: Store, tmp_path: Path) -> None:
        assert History(tmp_path / "h").update(store) > 0
        assert History(tmp_path / "h").update(store) == 0

    def test_an_interrupted_reading_goes_on_where_it_stopped(self, store: Store, tmp_path: Path) -> None:
        class Plug(Exception):
            pass

        def unplug(_done: int, _of: int) -> None:
            raise Plug

        with pytest.raises(Plug):
            History(tmp_path / "h").update(store, unplug)
        History(tmp_path / "h").update(store)
        whole = History(tmp_path / "whole")
        whole.update(store)
        assert same(History(tmp_path / "h"), whole)

    def test_who_asked_to_be_forgotten_is(self, store: Store, tmp_path: Path) -> None:
        history = History(tmp_path / "h")
        history.update(store)
        assert "C0003" in history.names("customers")
        store.privacy.erase("C0003", "none")
        history = History(tmp_path / "h")
        history.update(store)
        assert "C0003" not in history.names("customers")
        assert b"C0003" not in b"".join(path.read_bytes() for path in (tmp_path / "h").iterdir())

    def test_other_rules_read_everything_anew(self, store: Store, tmp_path: Path) -> None:
        History(tmp_path / "h").update(store)
        changed = History(tmp_path / "h", {**DEFAULT_RULES, "emotion": GroupRule(2.0)})
        assert changed.last_reaction == 0

    @pytest.mark.parametrize(("age_s", "events"), [(SETTLED_S - 60, 1), (SETTLED_S + 60, 2)])
    def test_a_card_without_an_answer_is_ignored_once_its_time_is_over(
        self, empty_store: Store, tmp_path: Path, age_s: float, events: int
    ) -> None:
        empty_store.products.replace_all([product(n) for n in range(4)])
        cards = tuple(Impression(f"i{n}", "o", f"P000{n}", n, 0.0, "") for n in (0, 1))
        context = context_features(emotion_scores={"delight": 1.0})
        empty_store.offers.add(Offer("o", "v", None, None, START, context, "test", cards))
        _, said = reaction("x", "C0001", product(1), FeedbackKind.LIKE, START, "delight")
        empty_store.feedback.add(type(said)(**{**_fields(said), "impression_id": "i1", "customer_id": None}))
        history = History(tmp_path / "h")
        history.update(empty_store)
        data = training_set(empty_store, history, now_s=START.timestamp() + age_s)
        assert len(data) == events
        assert data.grades[1:].tolist() == pytest.approx([-0.2] * (events - 1))

    def test_times_are_when_the_card_was_shown(self, empty_store: Store, tmp_path: Path) -> None:
        empty_store.products.replace_all([product(n) for n in range(4)])
        offer, said = reaction("x", "C0001", product(1), FeedbackKind.LIKE, START, "delight")
        empty_store.offers.add(offer)
        empty_store.feedback.add(type(said)(**{**_fields(said), "at": START + timedelta(minutes=5)}))
        history = History(tmp_path / "h")
        history.update(empty_store)
        data = training_set(empty_store, history, now_s=START.timestamp())
        assert data.times.tolist() == [START.timestamp()]


def _fields(value: object) -> dict[str, object]:
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


@pytest.mark.parametrize(
    ("kind", "emotion", "intensity", "grade"),
    [
        (FeedbackKind.DISLIKE, "neutral", 1.0, -1.0),
        (FeedbackKind.DISLIKE, "anger", 1.0, -0.5),
        (FeedbackKind.DISLIKE, "anger", 0.5, -0.75),
        (FeedbackKind.LIKE, "anger", 1.0, 0.8),
        (FeedbackKind.BUY, "delight", 1.0, 1.0),
    ],
)
def test_an_angry_no_counts_less_than_a_calm_one(
    kind: FeedbackKind, emotion: str, intensity: float, grade: float
) -> None:
    emotions = ["neutral", "anger", "delight"]
    found = Grading().of(
        KINDS,
        emotions,
        kind=np.array([KINDS.index(kind)], np.int8),
        emotion=np.array([emotions.index(emotion)], np.int8),
        intensity=np.array([intensity], np.float32),
    )
    assert found.tolist() == pytest.approx([grade])


def test_what_was_looked_for_as_a_present_is_not_the_givers_taste(store: Store, tmp_path: Path) -> None:
    offer, said = reaction(
        "gift", "C0001", product(3), FeedbackKind.LIKE, START + timedelta(days=20), "delight"
    )
    store.offers.add(replace(offer, context={**offer.context, FOR_SOMEBODY_ELSE: 1.0}))
    store.feedback.add(said)
    history = History(tmp_path / "history")
    history.update(store)
    data = training_set(store, history, now_s=2e9)
    trait = data.traits.index(FOR_SOMEBODY_ELSE)
    rows = np.flatnonzero(data.contexts[:, [trait]].toarray().ravel())
    assert data.customers[rows].tolist() == [-1]
    assert data.grades[rows].tolist() == pytest.approx([0.8])
