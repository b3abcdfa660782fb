"""Published files become folders that can be read; other files are refused with the place."""

from __future__ import annotations

from pathlib import Path

import pytest

from ops.__main__ import main
from ops.errors import WrongInput
from ops.evaluate.convert import convert
from ops.evaluate.convert.ldos import SITUATION
from ops.evaluate.dataset import read_dataset
from ops.evaluate.splits import SplitKind

ROW = dict.fromkeys(SITUATION, "x") | {
    "userID": "1", "itemID": "1", "rating": "4", "mood": "Positive", "dominantEmo": "Sad",
    "endEmo": "Sad", "sex": "Male", "age": "31", "city": "2", "country": "UK", "director": "9",
    "movieCountry": "3",
    "movieLanguage": "1", "movieYear": "1994", "budget": "-1",
    "genre1": "1", "genre2": "-1", "genre3": "7", "actor1": "5", "actor2": "-1", "actor3": "5",
}  # fmt: skip


def arff(path: Path, row: dict[str, str], *, more: str = "") -> Path:
    head = "\n".join(f"@attribute {name} numeric" for name in ROW)
    path.write_text(f"@relation x\n{head}\n@data\n{','.join(row.values())}\n{more}")
    return path


@pytest.fixture
def movielens(tmp_path: Path) -> Path:
    folder = tmp_path / "ml"
    folder.mkdir()
    (folder / "ratings.csv").write_text("userId,movieId,rating,timestamp\n1,1,4.0,100\n1,2,2.5,200\n")
    (folder / "movies.csv").write_text(
        'movieId,title,genres\n1,"One, The (1995)",Comedy|Drama\n2,Two,(no genres listed)\n'
        "3,Three (2001),Drama\n"
    )
    tags = "".join(f"1,{film},Funny,1\n" for film in (1, 2, 3)) + "1,1,rare,1\n"
    (folder / "tags.csv").write_text(f"userId,movieId,tag,timestamp\n{tags}")
    return folder


def test_ldos_becomes_a_folder_that_can_be_read(tmp_path: Path) -> None:
    assert convert(arff(tmp_path / "x.arff", ROW), tmp_path / "out") == "LDOS-CoMoDa"
    data = read_dataset(tmp_path / "out")
    assert data.items["1"]["genre:7"] == data.items["1"]["decade:199"] == 1.0
    assert "mood:positive" in data.training_set(data.plan.contexts["before"]).traits
    assert data.plan.headline == "customer_auc"


def test_the_folder_that_holds_ldos_will_do(tmp_path: Path) -> None:
    assert convert(arff(tmp_path / "x.arff", ROW).parent, tmp_path / "out") == "LDOS-CoMoDa"


def test_movielens_becomes_a_folder_that_can_be_read(movielens: Path, tmp_path: Path) -> None:
    assert convert(movielens, tmp_path / "out") == "MovieLens"
    data = read_dataset(tmp_path / "out")
    assert set(data.items["1"]) == {"genre:comedy", "genre:drama", "decade:199", "tag:funny"}
    assert set(data.items["2"]) == {"tag:funny"}
    assert data.training_set().times.tolist() == [100.0, 200.0]
    assert data.plan.splits[0] is SplitKind.CUSTOMER_TIME


@pytest.mark.parametrize(
    ("row", "more", "said"),
    [
        (ROW | {"rating": "good"}, "", "line 33: rating is 'good'"),
        (ROW, "1,2,3\n", "line 34: 3 values for"),
    ],
)
def test_a_bad_arff_row_is_named(tmp_path: Path, row: dict, more: str, said: str) -> None:
    with pytest.raises(WrongInput, match=said):
        convert(arff(tmp_path / "x.arff", row, more=more), tmp_path / "out")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "ratings.csv",
            "userId,movieId,rating\n1,1,4\n",
            "line 1: there is no column timestamp",
        ),
        ("ratings.csv", "userId,movieId,rating,timestamp\n1,1,4,1\n1,1,x,1\n", "line 3: rating is 'x'"),
        ("ratings.csv", "userId,movieId,rating,timestamp\n1,1,4\n", "line 2: not as many cells"),
        ("movies.csv", "movieId,title\n1,a\n", r"movies\.csv line 1: there is no column genres"),
        ("tags.csv", "tag\nx\n", r"tags\.csv line 1: there is no column movieId"),
    ],
)
def test_a_bad_movielens_file_is_named(
    movielens: Path, tmp_path: Path, name: str, text: str, said: str
) -> None:
    (movielens / name).write_text(text)
    with pytest.raises(WrongInput, match=said):
        convert(movielens, tmp_path / "out")


def test_other_sources_are_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongInput, match="neither"):
        convert(tmp_path, tmp_path / "out")
    (tmp_path / "x.arff").write_text("@attribute a numeric\n1\n")
    with pytest.raises(WrongInput, match="lacks userID"):
        convert(tmp_path / "x.arff", tmp_path / "out")


@pytest.mark.parametrize("command", ["convert", "evaluate"])
def test_wrong_input_ends_the_command_with_status_2(
    tmp_path: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "dataset.toml").write_text("[interactions]\nfile = 3\n")
    told = [str(tmp_path), str(tmp_path / "out")] if command == "convert" else [str(tmp_path)]
    monkeypatch.setattr("sys.argv", ["attune", "recommender", command, *told])
    assert main() == 2
