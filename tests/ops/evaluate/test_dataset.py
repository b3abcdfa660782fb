"""Folders in the documented format are read, and refused with the place of the mistake."""

from __future__ import annotations

from pathlib import Path

import pytest

from ops.errors import WrongInput
from ops.evaluate.dataset import read_dataset

PLAN = """
positive_from = 4
crosses = [["customer", "mood"]]
[interactions]
file = "i.csv"
customer = "user"
item = "film"
value = "rating"
[contexts]
before = ["mood"]
[grades]
5 = 1.0
4 = 0.5
[items]
file = "f.csv"
id = "film"
features = ["genre"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "dataset.toml").write_text(PLAN)
    (tmp_path / "i.csv").write_text("user,film,rating,mood\nu1,f1,5,Happy\nu1,f2,4,\nu2,f1,2,Sad\n")
    (tmp_path / "f.csv").write_text("film,genre\nf1,drama|Comedy\nf2,\n")
    return tmp_path


def test_grades_follow_the_plan_or_the_threshold(folder: Path) -> None:
    assert read_dataset(folder).training_set().grades.tolist() == [1.0, 0.5, -1.0]


def test_cells_are_split_into_features(folder: Path) -> None:
    assert read_dataset(folder).training_set().item_traits == ("genre:drama", "genre:comedy")


def test_context_and_crosses_come_only_when_asked_for(folder: Path) -> None:
    data = read_dataset(folder)
    assert data.training_set().traits == ()
    assert set(data.training_set(("mood",)).traits) == {
        "mood:happy",
        "mood:sad",
        "customer*mood:u1*happy",
        "customer*mood:u2*sad",
    }


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("dataset.toml", "[", "dataset.toml"),
        ("dataset.toml", "", "interactions"),
        ("i.csv", "user,film,rating\n", "no column mood"),
        ("i.csv", "user,film,rating,mood\nu1,f1,5,x\nu1,f1,great,x\n", "line 3"),
        ("f.csv", "film\n", "no column genre"),
    ],
)
def test_mistakes_are_named(folder: Path, name: str, text: str, said: str) -> None:
    (folder / name).write_text(text)
    with pytest.raises(WrongInput, match=said):
        read_dataset(folder)
