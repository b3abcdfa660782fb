"""The measures, against answers worked out by hand."""

import random

import numpy as np
import pytest

pytest.importorskip("rasa")

from bot.nlu_measured.entities import annotated
from bot.nlu_measured.folds import folds_of, near_duplicates
from bot.nlu_measured.scores import auroc, confusions, entity_counts, f1, f1_by_class
from bot.nlu_measured.typing_slips import with_slips

TRUTH, SAID = np.array([0, 0, 1, 1, 2]), np.array([0, 1, 1, 1, 2])


def test_f1_of_each_class():
    assert f1_by_class(TRUTH, SAID, 4) == pytest.approx([2 / 3, 0.8, 1.0, 0.0])


def test_errors_are_counted():
    assert confusions(TRUTH, SAID, "abc", most=5) == [{"intent": "a", "taken_for": "b", "times": 1}]


@pytest.mark.parametrize(
    ("inside", "outside", "area"),
    [([0, 1], [2, 3], 1.0), ([2, 3], [0, 1], 0.0), ([1, 1], [1, 1], 0.5), ([0, 2], [1, 3], 0.75)],
)
def test_area_under_the_curve(inside, outside, area):
    assert auroc(np.array(inside, float), np.array(outside, float)) == area


def test_marked_entities_are_read_where_they_stand():
    assert annotated("a [lamp](category) [under fifty](budget)") == (
        "a lamp under fifty",
        {("category", 2, 6), ("budget", 7, 18)},
    )


def test_entity_f1_counts_what_is_missed_and_made_up():
    counts = entity_counts({("size", 0, 1), ("size", 2, 3)}, {("size", 0, 1), ("date", 5, 6)})
    assert f1(counts) == 0.5
    assert f1(counts, "date") == 0.0


def test_folds_spread_each_class():
    classes = np.repeat([0, 1], [10, 20])
    fold = folds_of(classes, 5, np.random.default_rng(0))
    assert [np.bincount(classes[fold == one]).tolist() for one in range(5)] == [[2, 4]] * 5


def test_near_duplicates_share_a_fold():
    vectors = np.array([[1, 0], [1, 0.01], [0, 1], [0.01, 1]], dtype=float)
    groups = near_duplicates(vectors)
    assert groups.tolist() == [0, 0, 2, 2]
    fold = folds_of(np.zeros(4, dtype=int), 2, np.random.default_rng(0), groups)
    assert fold[0] == fold[1] != fold[2] == fold[3]


def test_slips_come_in_the_share_asked_for():
    text = " ".join(["parcel"] * 1000)
    changed = sum(word != "parcel" for word in with_slips(text, random.Random(1)).split(" "))
    assert 230 < changed < 340


def test_slips_leave_numbers_alone():
    assert with_slips("10001 42", random.Random(1), share=1.0) == "10001 42"
