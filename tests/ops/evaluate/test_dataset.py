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
        (
            "dataset.toml",
            PLAN.replace('item = "film"', "item = 3"),
            "line 4: interactions: 3 is not a name in quotes",
        ),
        ("dataset.toml", PLAN.replace("customer =", "client ="), "line 4: interactions: 'client' is no part"),
        ("dataset.toml", f"{PLAN}[settings]\nepoch = 3\n", "'epoch' is no setting"),
        ("dataset.toml", f'{PLAN}[settings]\nepochs = "many"\n', "epochs: 'many' is not a number"),
        ("dataset.toml", f"{PLAN}[settings]\nepochs = 2.5\n", "epochs: 2.5 is no whole number"),
        ("dataset.toml", f"{PLAN}[settings]\nepochs = 0\n", "epochs is 0; it must be 1 or more"),
        (
            "dataset.toml",
            f"{PLAN}[settings]\nn_factors = 5000\n",
            "n_factors is 5000; it may be 1024 at most",
        ),
        ("dataset.toml", f"{PLAN}[settings]\nlearning_rate = nan\n", "learning_rate: nan is not a number"),
        (
            "dataset.toml",
            f"{PLAN}[settings]\nitem_penalty = -1\n",
            "item_penalty is -1; it must be 0 or more",
        ),
        ("dataset.toml", f"{PLAN}[settings]\nwith_context = 1\n", "with_context: 1 is not true or false"),
        ("dataset.toml", f"settings = 3\n{PLAN}", "line 1: settings: 3 is not a table"),
        ("dataset.toml", f'judged = "false"\n{PLAN}', "line 1: judged: 'false' is not true or false"),
        ("dataset.toml", PLAN.replace("= 4\n", "= nan\n", 1), "line 2: positive_from: nan is not a number"),
        ("dataset.toml", PLAN.replace("= 4\n", "= [4]\n", 1), r"positive_from: \[4\] is not a number"),
        ("dataset.toml", f'splits = "time"\n{PLAN}', "line 1: splits: 'time' is not a list of names"),
        ("dataset.toml", PLAN.replace("5 = 1.0", "5 = inf"), "line 11: grades: inf is not a number"),
        ("dataset.toml", PLAN.replace("5 = 1.0", "five = 1.0"), "line 11: grades: 'five' is no number"),
        (
            "dataset.toml",
            PLAN.replace('["genre"]', '"genre"'),
            "line 14: items: 'genre' is not a list of names",
        ),
        ("dataset.toml", PLAN.replace('["mood"]', '"mood"'), "contexts: 'mood' is not a list of names"),
        ("dataset.toml", PLAN.replace('["mood"]\n[g', "[]\n[g"), "contexts: 'before' names no column"),
        ("dataset.toml", PLAN.replace("before =", "no_context ="), "contexts: 'no_context' is a name"),
        ("dataset.toml", PLAN.replace("before =", "a_shuffled ="), "contexts: 'a_shuffled' is a name"),
        ("dataset.toml", PLAN.replace('[["customer", "mood"]]', '["mood"]'), "crosses: 'mood' is not a list"),
        (
            "dataset.toml",
            PLAN.replace('"customer", "mood"', '"customer"'),
            r"crosses: \['customer'\] is no pair",
        ),
        (
            "dataset.toml",
            PLAN.replace('", "mood"]]', '", "rain"]]'),
            "line 3: crosses: 'rain' is none of the",
        ),
        ("dataset.toml", f"{PLAN}[rules]\ngenre = 3\n", "rules: 3 is not a table"),
        ("dataset.toml", f"{PLAN}[rules]\ngenre = {{ wait = 1 }}\n", "rules: 'wait' is no part of it"),
        ("dataset.toml", 'interactions = ["a"]\n', "line 1: interactions: .* is not a table"),
        ("dataset.toml", f'{PLAN}[settings]\nloss = "luck"\n', "'luck'"),
        ("dataset.toml", f'{PLAN}[rules]\ngenre = {{ norm = "odd" }}\n', "line 18: rules: 'odd'"),
        ("i.csv", "user,film,rating\n", "line 1: there is no column mood"),
        ("i.csv", "user,film,rating,rating,mood\n", "line 1: there are two columns rating"),
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
    with pytest.raises(WrongInput, match=r"there is no .*f\.csv, which dataset\.toml names"):
        read_dataset(folder)


def test_a_folder_without_a_plan_is_told_how_to_get_one(tmp_path: Path) -> None:
    with pytest.raises(WrongInput, match=r"there is no .*dataset\.toml; .* convert"):
        read_dataset(tmp_path)


def test_what_is_no_utf_8_is_told_so(folder: Path) -> None:
    (folder / "i.csv").write_bytes(HEAD.encode() + b"u\xff,f1,5,x\n")
    with pytest.raises(WrongInput, match=r"i\.csv: .* save it as UTF-8"):
        read_dataset(folder)
