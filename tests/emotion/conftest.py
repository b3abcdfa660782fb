"""The served model, exported once a session from the committed weights (a few seconds)."""

from pathlib import Path

import pytest

from emotion import Reader
from emotion.export import export

WEIGHTS = Path("emotion/weights")


@pytest.fixture(scope="session")
def artefact(tmp_path_factory) -> Path:
    return export(WEIGHTS, tmp_path_factory.mktemp("emotion") / "artefact")


@pytest.fixture(scope="session")
def reader(artefact) -> Reader:
    return Reader.open(artefact)
