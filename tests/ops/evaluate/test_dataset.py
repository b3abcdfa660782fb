"""Folders in the documented format are read, and refused with the place of the mistake."""

from __future__ import annotations

from pathlib import Path

import pytest

from ops.errors import WrongInput
from ops.evaluate.dataset import read_dataset
from ops.evaluate.splits import SplitKind
from recommender.training import Loss

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
HEAD = "user,film,rating,mood\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "dataset.toml").write_text(PLAN)
    (tmp_path / "i.csv").write_text(f"{HEAD}u1,f1,5,Happy\nu1,f2,4,\nu2,f1,2,Sad\n")
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


def test_without_time_there_are_folds_and_with_it_each_customers_latest(folder: Path) -> None:
    assert read_dataset(folder).plan.splits == (SplitKind.KFOLD,)
    (folder / "dataset.toml").write_text(
        PLAN.replace('value = "rating"', 'value = "rating"\ntime = "rating"')
    )
    assert read_dataset(folder).plan.splits == (SplitKind.CUSTOMER_TIME,)


def test_candidates_stand_on_the_shared_settings(folder: Path) -> None:
    more = '[settings]\nloss = "warp"\nepochs = 3\n[candidates.one]\n[candidates.two]\nepochs = 9\n'
    (folder / "dataset.toml").write_text(PLAN + more)
    found = read_dataset(folder).plan.candidates
    assert {name: (own.loss, own.epochs) for name, own in found.items()} == {
        "one": (Loss.WARP, 3),
        "two": (Loss.WARP, 9),
    }


def test_line_breaks_within_a_cell_do_not_shift_the_line_named(folder: Path) -> None:
    (folder / "i.csv").write_text(f'{HEAD}u1,f1,5,"so\nso"\nu1,f1,great,x\n')
    with pytest.raises(WrongInput, match="line 4: rating is 'great'"):
        read_dataset(folder)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("dataset.toml", "a = 1\nname = \n", "dataset.toml.*line 2"),
        ("dataset.toml", "", "interactions"),
        ("dataset.toml", f"x = 1\n{PLAN}", "line 1: 'x' is no part"),
        ("dataset.toml", f'splits = ["odd"]\n{PLAN}', "line 1: splits: 'odd'"),
        ("dataset.toml", f'splits = ["time"]\n{PLAN}', "line 1: splits: time needs a time column"),
        ("dataset.toml", f'headline = "luck"\n{PLAN}', "line 1: headline: 'luck'"),
        ("dataset.toml", PLAN.replace('value = "rating"\n', ""), "line 4 does not say 'value'"),
        ("dataset.toml", PLAN.replace('item = "film"', "item = 3"), "line 4: interactions: file and columns"),
        ("dataset.toml", PLAN.replace("customer =", "client ="), "line 4: interactions: 'client' is no part"),
        ("dataset.toml", f"{PLAN}[settings]\nepoch = 3\n", "'epoch' is no setting"),
        ("dataset.toml", f'{PLAN}[settings]\nepochs = "many"\n', "epochs is 'many'"),
        ("dataset.toml", f'{PLAN}[settings]\nloss = "luck"\n', "'luck'"),
        ("dataset.toml", f'{PLAN}[rules]\ngenre = {{ norm = "odd" }}\n', "line 18: rules: 'odd'"),
        ("i.csv", "user,film,rating\n", "line 1: there is no column mood"),
        ("i.csv", f"{HEAD}", "line 2: there are no interactions"),
        ("i.csv", f"{HEAD}u1,f1,5,x\nu1,f1,great,x\n", "line 3: rating is 'great'"),
        ("i.csv", f"{HEAD}u1,f1,nan,x\n", "line 2: rating is 'nan'"),
        ("i.csv", f"{HEAD}u1,f1,5\n", "line 2: not the 4 cells"),
        ("i.csv", f"{HEAD}u1,f1,5,x,y\n", "line 2: not the 4 cells"),
        ("i.csv", f"{HEAD},f1,5,x\n", "line 2: user is empty"),
        ("f.csv", "film\n", "line 1: there is no column genre"),
        ("f.csv", "film,genre\nf1,a\nf1,b\n", "line 3: film 'f1' stands there twice"),
    ],
)
def test_mistakes_are_named_with_their_line(folder: Path, name: str, text: str, said: str) -> None:
    (folder / name).write_text(text)
    with pytest.raises(WrongInput, match=said):
        read_dataset(folder)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "f.csv").unlink()
    with pytest.raises(WrongInput, match=r"f\.csv"):
        read_dataset(folder)
