"""`./attune emotion evaluate | calibrate`: what they print, and how they refuse."""

import json
from shutil import copytree

import pytest
from click.testing import CliRunner

from emotion.errors import CannotWrite
from emotion.writing import writing
from ops.commands.emotion import emotion
from ops.emotion.plainly import plain_errors


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("ATTUNE_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def data(tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "labels.txt").write_text("anger\ngratitude\nneutral\n")
    (folder / "dev.tsv").write_text("thank you so much!\t1\ta\nthe shop is in Berlin\t2\tb\n")
    return folder


def run(*words: str):
    return CliRunner().invoke(emotion, words)


def test_evaluating_without_a_model_says_how_to_make_one(home, data):
    result = run("evaluate", "--data", str(data))
    assert result.exit_code == 2
    assert "./attune emotion export" in result.output


@pytest.mark.parametrize("command", ["evaluate", "calibrate"])
def test_a_folder_that_is_not_there_is_wrong_input(home, command):
    assert run(command, "--data", "nowhere").exit_code == 2


def test_where_no_set_is_at_hand_all_are_skipped_and_named(home, exported, tmp_path, monkeypatch):
    copytree(exported, home, symlinks=True)
    monkeypatch.chdir(tmp_path)
    result = run("evaluate", "--json", "--no-report")
    assert result.exit_code == 0, result.output
    assert [missing.split(":")[0] for missing in json.loads(result.stdout)["skipped"]] == [
        *("goemotions", "own", "airline", "context", "pairs", "fairness"),
    ]


@pytest.mark.parametrize("option", ["--service", "--dialogues"])
def test_messages_to_calibrate_on_that_are_not_there_are_wrong_input(home, data, option):
    result = run("calibrate", "--data", str(data), option, "nowhere.csv")
    assert (result.exit_code, "'nowhere.csv' does not exist" in result.output) == (2, True)


def test_calibrating_names_the_split_it_lacks(home, data):
    (data / "dev.tsv").unlink()
    result = run("calibrate", "--data", str(data))
    assert result.exit_code == 2
    assert "dev.tsv" in result.output


@pytest.mark.slow
def test_evaluating_prints_one_object_and_writes_the_page(home, exported, data, tmp_path):
    copytree(exported, home, symlinks=True)
    (tmp_path / "own.csv").write_text("text,emotion,intensity\nthanks a lot,gratitude,0.5\n")
    own, page = str(tmp_path / "own.csv"), tmp_path / "page"
    result = run(
        "evaluate", "--data", str(data), "--own", own, "--airline", "nowhere", "--json", "--report", str(page)
    )
    said = json.loads(result.stdout)
    assert {"goemotions_macro_f1_28", "own_macro_f1_8", "ece_8", "intensity_pairs_ordered"} <= set(said)
    assert said["split"] == "dev"
    assert [missing.split(":")[0] for missing in said["skipped"]] == ["airline"]
    assert (page / "report.html").is_file()


def test_what_cannot_be_written_is_no_wrong_input(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(CannotWrite, match="Not a directory"), plain_errors(), writing(tmp_path):
        (tmp_path / "file" / "page").mkdir()
