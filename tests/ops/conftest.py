"""A database of its own for each test: migrated once, copied from then on."""

import shutil
from pathlib import Path

import pytest

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
