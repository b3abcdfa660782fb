import json
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from emotion import Context, Emotion
from emotion.labels import EMOTIONS
from ops.commands.emotion import emotion
from ops.emotion.corrections import as_rows
from store import CorrectedTurn, Correction, Turn, open_store

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def turn(turn_id: str, text: str, model: str = "minilm") -> Turn:
    return Turn(turn_id, "talk", "C0001", "web", NOW, text, model=model)


def corrected(label: str = "anger", *, model: str = "minilm", before: tuple[Turn, ...] = ()) -> CorrectedTurn:
    return CorrectedTurn(Correction("t", label, "ines", NOW), turn("t", "nice job", model), before)


def test_a_correction_becomes_a_row_with_what_went_before():
    rows = as_rows([corrected(before=(turn("a", "where is it"), turn("b", "hello?")))])
    assert rows.texts == ("nice job",)
    assert EMOTIONS[rows.service[0].argmax()] is Emotion.ANGER
    assert rows.contexts == (Context(("where is it", "hello?")),)


@pytest.mark.parametrize("one", [corrected(model=""), corrected(model="button"), corrected("fury")])
def test_what_nobody_read_and_unknown_labels_are_left_out(one):
    assert len(as_rows([one])) == 0


def test_what_nobody_was_allowed_to_read_is_no_context():
    assert as_rows([corrected(before=(turn("a", "private", ""),))]).contexts == (Context(),)


@pytest.fixture
def environment(database, tmp_path):
    with open_store(database) as store:
        store.turns.add_many([turn("t1", "nice job"), turn("t2", "private", "")])
    return {"DATABASE_URL": database, "ATTUNE_HOME": str(tmp_path)}


def test_correcting_notes_who_says_what(environment):
    result = CliRunner().invoke(emotion, ["correct", "t1", "anger", "--by", "ines"], env=environment)
    assert result.exit_code == 0, result.output
    with open_store(environment["DATABASE_URL"]) as store:
        (noted,) = store.corrections.all()
    assert (noted.turn_id, noted.label, noted.by) == ("t1", "anger", "ines")


def test_what_was_read_is_listed_with_the_id_that_correcting_takes(environment):
    found = CliRunner().invoke(emotion, ["turns", "--json"], env=environment)
    (only,) = [json.loads(line) for line in found.stdout.splitlines()]
    assert (only["id"], only["text"], only["corrected"]) == ("t1", "nice job", None)
    CliRunner().invoke(emotion, ["correct", only["id"], "anger"], env=environment)
    row = CliRunner().invoke(emotion, ["turns"], env=environment).stdout.splitlines()[1]
    assert row.split() == ["t1", "neutral", "→", "anger", "0.00", "nice", "job"]


def test_where_nothing_was_read_nothing_is_listed(tmp_path):
    empty = {"DATABASE_URL": f"sqlite:///{tmp_path}/empty.db", "ATTUNE_HOME": str(tmp_path)}
    found = CliRunner().invoke(emotion, ["turns"], env=empty)
    assert (found.exit_code, found.stdout) == (0, "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["t1", "sad"], "unknown emotion"),
        (["t9", "anger"], "never logged"),
        (["t2", "anger"], "was not read"),
    ],
)
def test_wrong_corrections_are_refused_with_a_reason(environment, arguments, said):
    result = CliRunner().invoke(emotion, ["correct", *arguments], env=environment)
    assert result.exit_code != 0
    assert said in result.output + str(result.exception)


def test_without_corrections_there_is_nothing_to_learn(environment):
    result = CliRunner().invoke(emotion, ["learn"], env=environment)
    assert "nothing to learn" in str(result.exception)


@pytest.mark.parametrize("command", ["learn", "train"])
@pytest.mark.parametrize("seed", ["-1", str(2**64)])
def test_a_seed_no_generator_takes_is_refused_before_anything_is_done(environment, command, seed):
    result = CliRunner().invoke(emotion, [command, "--seed", seed], env=environment)
    assert result.exit_code == 2
    assert "Invalid value for '--seed'" in result.output


def test_bad_rows_of_an_own_file_are_all_named_and_nothing_is_trained(environment, tmp_path):
    sheet = tmp_path / "own.csv"
    sheet.write_text("text,emotion\nhi,happy\nok,neutral\n,anger\n")
    result = CliRunner().invoke(emotion, ["learn", "--csv", str(sheet)], env=environment)
    assert result.exit_code == 2
    assert "own.csv:2: unknown emotion" in result.output
    assert "own.csv:4: the text is empty" in result.output
    assert not (tmp_path / "training").exists()


def test_rolling_back_without_an_earlier_model_is_refused(environment):
    result = CliRunner().invoke(emotion, ["rollback"], env=environment)
    assert result.exit_code == 2
    assert json.dumps("nothing was changed")[1:-1] in result.output
