"""What lies outside fails in one sentence; a bug of ours stays a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError, ProgrammingError

from emotion.errors import CannotWrite, ModelUnavailable
from ops.errors import NotHealthy, OpsError
from ops.plainly import translated
from recommender import ArtefactDamaged
from store import BadDatabaseUrl, NotMigrated


def at_terminal(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
    )


@pytest.fixture
def no_database(tmp_path: Path) -> str:
    (tmp_path / "letters.db").write_bytes(b"this is a letter and no database" * 40)
    return f"sqlite:///{tmp_path / 'letters.db'}"


@pytest.mark.parametrize("command", [("customers",), ("handover", "list"), ("care", "report")])
def test_a_file_that_is_no_database_is_told_in_a_sentence(no_database: str, command: tuple[str, ...]) -> None:
    done = at_terminal("ops", *command, DATABASE_URL=no_database)
    assert (done.returncode, done.stdout) == (1, "")
    assert f"the database {no_database} cannot be used: file is not a database" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_below_standard_output_is_told_in_a_sentence() -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "ops", "customers", "--help"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert (
        done.stderr
        == "attune: what was to be written could not be: No space left on device. Is there room?\n"
    )


def test_a_step_of_the_build_tells_it_in_a_line_of_its_log(no_database: str, tmp_path: Path) -> None:
    home = str(tmp_path / "home")
    done = at_terminal("ops.build.parts.database", DATABASE_URL=no_database, ATTUNE_HOME=home)
    assert done.returncode == 1
    assert done.stderr.startswith(f"the database {no_database} cannot be used")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("variable", ["ATTUNE_HOME", "ATTUNE_SECRET_FILE"])
def test_a_place_where_nothing_can_be_made_is_named(tmp_path: Path, variable: str) -> None:
    (tmp_path / "file").touch()
    command = ("build",) if variable == "ATTUNE_HOME" else ("handover", "secret")
    safe = {"ATTUNE_HOME": str(tmp_path / "home"), "ATTUNE_SECRET_FILE": str(tmp_path / "secret")}
    done = at_terminal("ops", *command, **{**safe, variable: str(tmp_path / "file" / "below")})
    assert done.returncode == 1
    assert done.stderr.startswith(f"attune: {tmp_path / 'file'}")
    assert len(done.stderr.splitlines()) == 1


def test_the_words_of_a_database_error_hold_neither_statement_nor_password(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql+psycopg://ada:geheim@db.example/shop")
    failed = OperationalError(
        "INSERT INTO turns", {"text": "my words"}, Exception("is locked\nDETAIL: my words")
    )
    told = str(translated(failed))
    assert "the database db.example/shop cannot be used: is locked." in told
    assert not [secret for secret in ("geheim", "my words", "INSERT") if secret in told]


@pytest.mark.parametrize(
    ("problem", "status"),
    [
        (NotHealthy("rasa"), 1),
        (BadDatabaseUrl("mysql"), 2),
        (NotMigrated("tables"), 1),
        (PermissionError(13, "Permission denied", "/there"), 1),
        (OSError(28, "No space left on device"), 1),
        (CannotWrite("no room"), 1),
        (ModelUnavailable("damaged"), 2),
        (ArtefactDamaged("torn"), 1),
    ],
)
def test_each_failure_has_its_status(problem: Exception, status: int) -> None:
    told = translated(problem)
    assert isinstance(told, OpsError)
    assert told.exit_status == status


@pytest.mark.parametrize(
    "problem",
    [
        KeyError("a bug"),
        OSError("no file is named"),
        IntegrityError("INSERT", {}, Exception("UNIQUE")),
        ProgrammingError("SELECT", {}, Exception("syntax")),
    ],
)
def test_a_bug_stays_one(problem: Exception) -> None:
    assert translated(problem) is None
