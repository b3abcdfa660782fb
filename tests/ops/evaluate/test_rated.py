"""Comparing on rated data: known answers, and a planted context is found while a shuffled one is not."""

from __future__ import annotations

import csv
import random
from pathlib import Path

import numpy as np
import pytest

from ops.errors import WrongInput
from ops.evaluate.convert.ldos import SITUATION, convert
from ops.evaluate.dataset import read_dataset
from ops.evaluate.rated import auc, interval, p_value
from ops.evaluate.report import evaluate


@pytest.mark.parametrize(
    ("scores", "liked", "expected"),
    [([1, 2], [0, 1], 1.0), ([2, 1], [0, 1], 0.0), ([1, 1], [0, 1], 0.5), ([1, 2, 3, 4], [1, 0, 0, 1], 0.5)],
)
def test_auc_known_answers(scores: list, liked: list, expected: float) -> None:
    assert auc(np.array(scores, dtype=float), np.array(liked, dtype=bool)) == expected


def test_a_clear_gain_is_significant_and_none_is_not() -> None:
    ones = np.ones(40)
    assert p_value(np.linspace(0.01, 0.2, 40), ones) < 0.05
    assert p_value(np.linspace(-1, 1, 40), ones) > 0.5


def test_the_interval_is_weighted() -> None:
    value, low, high = interval(np.array([0.0, 1.0] * 20), np.array([1.0, 3.0] * 20))
    assert value == 0.75
    assert low < value < high


@pytest.fixture
def planted(tmp_path: Path) -> Path:
    """What is liked depends on the mood: loud films when up, quiet ones when down."""
    chance = random.Random(2)
    with (tmp_path / "i.csv").open("w", newline="") as file:
        write = csv.writer(file).writerow
        write(["user", "film", "rating", "mood"])
        for number in range(900):
            film, mood = chance.randrange(40), chance.choice(["up", "down"])
            suits = (film % 2 == 0) == (mood == "up")
            write([f"u{number % 30}", f"f{film}", 5 if (chance.random() < 0.85) == suits else 1, mood])
    loud = "\n".join(f"f{film},{'loud' if film % 2 == 0 else 'quiet'}" for film in range(40))
    (tmp_path / "f.csv").write_text(f"film,kind\n{loud}\n")
    (tmp_path / "dataset.toml").write_text(
        'positive_from = 4\n[interactions]\nfile = "i.csv"\ncustomer = "user"\nitem = "film"\n'
        'value = "rating"\n'
        '[contexts]\nbefore = ["mood"]\n[items]\nfile = "f.csv"\nid = "film"\nfeatures = ["kind"]\n'
        "[settings]\nn_factors = 8\nepochs = 10\n"
    )
    return tmp_path


def test_a_planted_context_is_found_and_a_shuffled_one_is_not(planted: Path) -> None:
    models = evaluate(read_dataset(planted), seeds=range(1))["models"]
    assert models["ours_before"]["gain_low"] > 0.2
    assert models["ours_before"]["gain_p"] < 0.05
    assert abs(models["ours_before_shuffled"]["gain"]) < 0.1


def test_ldos_becomes_a_folder_that_can_be_read(tmp_path: Path) -> None:
    row = dict.fromkeys(SITUATION, "x") | {
        "userID": "1", "itemID": "1", "rating": "4", "mood": "Positive", "dominantEmo": "Sad",
        "endEmo": "Sad", "sex": "Male", "age": "31", "city": "2", "country": "UK", "director": "9",
        "movieCountry": "3",
        "movieLanguage": "1", "movieYear": "1994", "budget": "-1",
        "genre1": "1", "genre2": "-1", "genre3": "7", "actor1": "5", "actor2": "-1", "actor3": "5",
    }  # fmt: skip
    head = "\n".join(f"@attribute {name} numeric" for name in row)
    (tmp_path / "x.arff").write_text(f"@relation x\n{head}\n@data\n{','.join(row.values())}\n")
    convert(tmp_path / "x.arff", tmp_path / "out")
    data = read_dataset(tmp_path / "out")
    assert data.items["1"]["genre:7"] == data.items["1"]["decade:199"] == 1.0
    assert "mood:positive" in data.training_set(data.settings["before"]).traits


def test_another_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.arff").write_text("@attribute a numeric\n1\n")
    with pytest.raises(WrongInput):
        convert(tmp_path / "x.arff", tmp_path / "out")
