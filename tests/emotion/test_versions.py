"""Versions behind a link: exchanged whole, kept few, and a way back. Also when the process is ended."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from emotion import ModelUnavailable
from emotion.manifest import Manifest, read_manifest
from emotion.versions import before, folder_of, making, put, roll_back

WEIGHTS = Path("emotion/weights")


@pytest.fixture(scope="module")
def manifest() -> Manifest:
    return read_manifest(WEIGHTS)


@pytest.fixture
def served(tmp_path: Path) -> Path:
    return tmp_path / "emotion"


def fresh(served: Path, manifest: Manifest, version: str) -> Path:
    folder = served.with_name(f"made-{version}")
    folder.mkdir()
    (folder / "model").write_text(version)
    replace(manifest, version=version).write(folder)
    return folder


def serve(served: Path, manifest: Manifest, *versions: str, kept: int = 5) -> None:
    for version in versions:
        put(fresh(served, manifest, version), served, kept=kept)


def serving(served: Path) -> str:
    """Return what is served, once manifest and model agree."""
    version = read_manifest(served).version
    assert (served / "model").read_text() == version
    return version


def test_the_newest_serves(served, manifest):
    serve(served, manifest, "a", "b")
    assert serving(served) == "b"


def test_rolling_back_serves_the_one_before(served, manifest):
    serve(served, manifest, "a", "b", "c")
    roll_back(served)
    assert serving(served) == "b"


def test_rolling_back_twice_goes_two_back(served, manifest):
    serve(served, manifest, "a", "b", "c")
    roll_back(served)
    roll_back(served)
    assert serving(served) == "a"


def test_a_way_back_taken_is_not_taken_again_by_the_next(served, manifest):
    serve(served, manifest, "a", "b")
    roll_back(served)
    serve(served, manifest, "c")
    roll_back(served)
    assert serving(served) == "a"


@pytest.mark.parametrize("versions", [[], ["a"]])
def test_without_one_before_nothing_changes(served, manifest, versions):
    serve(served, manifest, *versions)
    with pytest.raises(ModelUnavailable, match="nothing was changed"):
        roll_back(served)


def test_the_same_version_made_again_is_no_step(served, manifest):
    serve(served, manifest, "a", "b", "b")
    roll_back(served)
    assert serving(served) == "a"


def test_only_the_last_ones_are_kept(served, manifest):
    serve(served, manifest, *"abcdef", kept=3)
    assert {path.name for path in folder_of(served).iterdir()} == {"d", "e", "f"}


def test_a_folder_from_before_there_were_versions_is_replaced(served, manifest):
    fresh(served, manifest, "old").rename(served)
    serve(served, manifest, "a")
    assert (serving(served), before(served)) == ("a", None)


# Ends the process without any clean-up just before the n-th change it makes to the file system.
KILLED = """
import os, sys
from pathlib import Path
from emotion.versions import put
changes = {"os.rename", "os.symlink", "os.remove", "os.rmdir", "os.mkdir", "os.chmod"}
left = int(sys.argv[3])
def watch(event, arguments):
    global left
    if event in changes or (event == "open" and "w" in str(arguments[1])):
        left -= 1
        if left < 0:
            os._exit(9)
sys.addaudithook(watch)
put(Path(sys.argv[1]), Path(sys.argv[2]), kept=2)
"""


def killed_at(step: int, made: Path, served: Path) -> bool:
    run = subprocess.run([sys.executable, "-c", KILLED, str(made), str(served), str(step)], check=False)
    assert run.returncode in {0, 9}
    return run.returncode == 9


@pytest.mark.slow
def test_whenever_the_process_is_ended_a_whole_model_serves(served, manifest):
    serve(served, manifest, "0", "1", kept=2)
    step, seen = 0, set()
    while True:
        name = str(step + 2)
        killed = killed_at(step, fresh(served, manifest, name), served)
        seen.add(serving(served) == name)
        if not killed:
            break
        step += 1
    assert step >= 5
    assert seen == {True, False}  # ended both before and after the exchange
    serve(served, manifest, "after")
    assert serving(served) == "after"


def test_a_version_is_readable_by_others(served, manifest):
    serve(served, manifest, "a")
    assert json.loads((served / "manifest.json").read_text())["version"] == "a"
    assert served.resolve().stat().st_mode & 0o555 == 0o555


def test_a_version_that_cannot_serve_is_not_gone_back_to(served, manifest):
    serve(served, manifest, "a", "b")

    def refuse(folder: Path) -> None:
        raise ModelUnavailable(f"{folder.name} is damaged")

    with pytest.raises(ModelUnavailable, match="a is damaged"):
        roll_back(served, check=refuse)
    assert serving(served) == "b"


def test_what_an_ended_process_left_is_cleared_away(served):
    (folder_of(served) / ".making-left").mkdir(parents=True)
    with making(served) as new:
        assert list(folder_of(served).glob(".making-*")) == [new]
    assert list(folder_of(served).glob(".making-*")) == []


MAKES = """
import sys, time
from dataclasses import replace
from pathlib import Path
from emotion.manifest import read_manifest
from emotion.versions import making, put
served = Path(sys.argv[1])
for n in range(12):
    with making(served) as fresh:
        version = f"{sys.argv[2]}{n}"
        (fresh / "model").write_text(version)
        replace(read_manifest(Path("emotion/weights")), version=version).write(fresh)
        put(fresh, served, kept=1)
"""


@pytest.mark.slow
def test_two_at_once_take_turns_and_a_whole_model_serves(served):
    """Unless they took turns, one would clear away what the other is about to serve."""
    makers = [subprocess.Popen([sys.executable, "-c", MAKES, str(served), name]) for name in "xy"]
    assert [maker.wait(timeout=120) for maker in makers] == [0, 0]
    assert serving(served).endswith("11")
    assert {path.name for path in folder_of(served).iterdir()} == {served.resolve().name, ".lock"}
