"""What takes long to make and is made once: a migrated database, and the served emotion model."""

import shutil
from pathlib import Path

import pytest

from emotion.export import export
from store import migrate


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a migrated, empty database; to be copied."""
    path = tmp_path_factory.mktemp("migrated") / "shop.db"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture
def database(migrated: Path, tmp_path: Path) -> str:
    """The address of a migrated, empty database: shop.db in the folder of the test."""
    return f"sqlite:///{shutil.copy(migrated, tmp_path / 'shop.db')}"


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of an Attune with an emotion model; to be read, or copied with its links."""
    folder = tmp_path_factory.mktemp("exported")
    export(Path("emotion/weights"), folder / "emotion")
    return folder
