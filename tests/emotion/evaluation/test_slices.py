from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emotion.evaluation.slices import Slice, by_length, by_style, gap, with_typos
from emotion.training.messages import read_service

MOST_LOST_TO_TYPOS, MOST_LOST_TO_MANNERS, MOST_BETWEEN_LENGTHS = 0.08, 0.1, 0.2


def test_accuracy_is_split_by_words():
    texts = ["ok", "one two three four five six", "no", "word " * 30]
    found = by_length(texts, np.array([True, True, False, True]))
    assert found == {
        "1–4 words": Slice(2, 0.5),
        "5–9 words": Slice(1, 1.0),
        "20 words and more": Slice(1, 1.0),
    }


def test_gap_is_between_the_best_and_the_worst():
    assert gap({"a": Slice(1, 0.5), "b": Slice(1, 0.8), "c": Slice(1, 0.7)}) == pytest.approx(0.3)


@given(st.text(max_size=80), st.integers(0, 99))
def test_typos_keep_the_number_of_words_and_each_first_letter(text, seed):
    words, typed = text.split(" "), with_typos(text, np.random.default_rng(seed)).split(" ")
    assert [word[:1] for word in typed] == [word[:1] for word in words]


def test_typos_are_made_and_are_the_same_for_a_seed():
    text = "the parcel never arrived although somebody signed for it yesterday morning"
    made = [with_typos(text, np.random.default_rng(5)) for _ in range(2)]
    assert made[0] == made[1] != text


@pytest.mark.slow
def test_length_moves_accuracy_within_bounds(reader):
    rows = read_service(Path("data/emotion/service_test.csv"))
    right = reader.score(rows.texts, alone=True).service.argmax(axis=1) == rows.service.argmax(axis=1)
    assert gap(by_length(rows.texts, right)) < MOST_BETWEEN_LENGTHS


@pytest.mark.slow
def test_style_moves_accuracy_within_bounds(reader):
    rows = read_service(Path("data/emotion/service_test.csv"))
    gold = rows.service.argmax(axis=1)
    found = by_style(reader, rows.texts, gold, np.random.default_rng(0))
    lost = {name: found["as written"].accuracy - one.accuracy for name, one in found.items()}
    assert lost["with typos"] < MOST_LOST_TO_TYPOS
    assert lost["with manners"] < MOST_LOST_TO_MANNERS
