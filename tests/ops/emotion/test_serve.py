"""What a build serves: weights that are kept with the model in service, else the project's own."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from emotion import ModelUnavailable, Reader
from emotion.manifest import WEIGHTS_FOLDER, read_manifest
from ops.commands.emotion import emotion
from ops.emotion.serve import make_served
from ops.settings import Settings

WEIGHTS = Path("emotion/weights")
STOCK = read_manifest(WEIGHTS)
OWN = replace(STOCK, temperature=1.5)  # what tells the shop's own weights from the project's


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which weights of the shop's own serve; to be copied."""
    folder = tmp_path_factory.mktemp("served")
    own = shutil.copytree(WEIGHTS, folder / "own")
    OWN.write(own)
    (own / "notes.txt").write_text("not for the served model")
    home = folder / "home"
    done = CliRunner().invoke(
        emotion, ["export", "--weights", str(own), "--no-report"], env={"ATTUNE_HOME": str(home)}
    )
    assert done.exit_code == 0, done.output
    return home


@pytest.fixture
def home(served: Path, tmp_path: Path) -> Path:
    return shutil.copytree(served, tmp_path / "home", symlinks=True)


def temperature(home: Path) -> float:
    return Reader.open(home / "emotion").manifest.temperature


def test_weights_of_ones_own_are_kept_with_what_serves_and_outlive_a_build(home: Path) -> None:
    kept = {path.name for path in (home / "emotion" / WEIGHTS_FOLDER).iterdir()}
    assert kept == {"emotion.safetensors", "manifest.json"}
    make_served(Settings(home=home))
    assert temperature(home) == OWN.temperature


@pytest.mark.slow
@pytest.mark.parametrize("name", ["emotion.safetensors", "manifest.json"])
def test_where_they_are_damaged_a_build_serves_the_projects(home: Path, name: str) -> None:
    (home / "emotion" / WEIGHTS_FOLDER / name).write_bytes(b"\xff damaged")
    make_served(Settings(home=home))
    assert temperature(home) == STOCK.temperature


@pytest.mark.slow
def test_a_damaged_model_tells_how_its_own_weights_make_it_anew(home: Path) -> None:
    (home / "emotion" / "model.int8.onnx").write_bytes(b"damaged")
    with pytest.raises(ModelUnavailable, match=r"emotion export --weights \S+/weights$") as caught:
        Reader.open(home / "emotion")
    remedy = str(caught.value).split("./attune emotion ")[-1].split()
    done = CliRunner().invoke(emotion, [*remedy, "--no-report"], env={"ATTUNE_HOME": str(home)})
    assert done.exit_code == 0, done.output
    assert temperature(home) == OWN.temperature
