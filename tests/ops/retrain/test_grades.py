"""What a reaction says is the shop's choice, and reaches the events that are learned from."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from ops.retrain.gather import training_set
from ops.retrain.grades import Grading
from ops.retrain.history import History
from ops.setting_readers import GRADES, grades_of
from store import Store


def test_the_settings_defaults_are_the_job_s_own() -> None:
    assert Grading.told(GRADES, 0.5) == Grading()


def test_a_shops_own_grades_are_those_of_the_events(store: Store, tmp_path: Path) -> None:
    history = History(tmp_path / "history")
    history.update(store)
    own = Grading.told("buy 3, like 2, click 0.5, ignored -0.1, dislike -0.7", 0.0)
    plain, told = (
        training_set(store, history, now_s=2e9, grading=one).grades[: len(history.reactions().kinds)]
        for one in (Grading(), own)
    )
    became = {(round(float(a), 3), round(float(b), 3)) for a, b in zip(plain, told, strict=True)}
    assert became == {(1.0, 3.0), (0.8, 2.0), (-1.0, -0.7)}
    assert np.isfinite(told).all()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "buy 1",
        "buy 1, like 2, click 0.4, ignored -0.2, dislike -1",
        "buy 1, like 0.8, click 0, ignored -0.2, dislike -1",
        "buy 1, like 0.8, click 0.4, ignored 0, dislike -1",
        "buy 1, like 0.8, click 0.4, ignored -0.2, dislike 1",
        "buy 99, like 0.8, click 0.4, ignored -0.2, dislike -1",
        "buy nan, like 0.8, click 0.4, ignored -0.2, dislike -1",
        "buy one, like 0.8, click 0.4, ignored -0.2, dislike -1",
        f"{GRADES}, buy 1",
        f"{GRADES}, stars 5",
    ],
)
def test_grades_that_mean_nothing_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="a grade for each of buy, like, click, ignored, dislike"):
        grades_of(text)
