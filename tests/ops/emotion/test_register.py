"""The register tells the history of what serves; where it cannot, what serves stays so."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner

from emotion import versions
from emotion.manifest import read_manifest
from ops.commands.emotion import emotion
from ops.emotion.register import KIND, note_or_say
from ops.errors import OpsError
from store import migrate, open_store

NOW = datetime(2026, 3, 1, tzinfo=UTC)
STOCK = read_manifest(Path("emotion/weights")).version


@pytest.fixture
def served(exported: Path, tmp_path: Path) -> Path:
    """A second version over the stock one; it is in service."""
    served = copytree(exported, tmp_path / "home", symlinks=True) / "emotion"
    with versions.making(served) as fresh:
        replace(read_manifest(served), version="minilm-00000000").write(fresh)
        versions.put(fresh, served)
    return served


@pytest.fixture
def no_database(tmp_path: Path) -> str:
    (tmp_path / "letters.db").write_bytes(b"this is a letter and no database" * 40)
    return f"sqlite:///{tmp_path / 'letters.db'}"


def test_what_serves_is_noted_as_the_champion(served: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/attune.db"
    migrate(url)
    note_or_say(url, served, why="passed", at=NOW)
    with open_store(url) as store:
        champion = store.artefacts.champion(KIND)
    assert champion is not None
    assert champion.version == "minilm-00000000"


def test_without_a_database_it_says_first_what_serves(served: Path, no_database: str) -> None:
    with pytest.raises(OpsError, match=r"^minilm-00000000 serves, but .*cannot be used"):
        note_or_say(no_database, served, why="passed", at=NOW)


def test_a_roll_back_needs_no_database_and_says_that_it_was_made(served: Path, no_database: str) -> None:
    environment = {"DATABASE_URL": no_database, "ATTUNE_HOME": str(served.parent)}
    result = CliRunner().invoke(emotion, ["rollback"], env=environment)
    assert read_manifest(served).version == STOCK
    assert result.output == f"{STOCK} serves again\n"
    assert isinstance(result.exception, OpsError)
    assert f"{STOCK} serves, but" in str(result.exception)
