"""The served model, exported once for all tests of the commands."""

from pathlib import Path

import pytest

from emotion.export import export


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of an Attune with an emotion model; to be read, or copied."""
    folder = tmp_path_factory.mktemp("exported")
    export(Path("emotion/weights"), folder / "emotion")
    return folder
