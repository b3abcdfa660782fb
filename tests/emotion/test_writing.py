"""Files that are whole or not there at all, also on a disk that is full."""

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from emotion.errors import CannotWrite
from emotion.export import export
from emotion.manifest import read_manifest
from emotion.reader import Reader
from emotion.writing import whole

WEIGHTS = Path("emotion/weights")
# A process that may write no file of more than so many bytes: to it the disk is full.
LIMITED = """
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
from emotion.errors import CannotWrite
try:
    exec(sys.argv[2])
except CannotWrite as problem:
    print(problem)
    sys.exit(7)
"""


def on_a_full_disk(code: str, *, room: int) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", LIMITED, str(room), code]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_what_was_there_stays_until_the_new_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("old")
    with pytest.raises(KeyboardInterrupt), whole(path) as beside:
        beside.write_text("ne")
        raise KeyboardInterrupt
    assert path.read_text() == "old"
    with whole(path) as beside:
        beside.write_text("new")
    assert [one.read_text() for one in tmp_path.iterdir()] == ["new"]


def test_what_the_disk_objects_to_is_told_with_the_place(tmp_path: Path) -> None:
    with (
        pytest.raises(CannotWrite, match=r"file cannot be written: No space left.*room"),
        whole(tmp_path / "file"),
    ):
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.slow
@pytest.mark.parametrize("room", [1_000, 50_000_000])
def test_an_export_that_finds_no_room_leaves_the_old_model(tmp_path: Path, room: int) -> None:
    served = export(WEIGHTS, tmp_path / "emotion")
    before = read_manifest(served)
    code = f"from emotion.export import export; export(Path('{WEIGHTS}'), Path('{served}'))"
    ended = on_a_full_disk(code, room=room)
    assert (ended.returncode, "cannot be written" in ended.stdout) == (7, True), ended.stderr
    assert Reader.open(served).manifest == before
    assert [path.name for path in (tmp_path / "emotion-versions").glob(".making-*")] == []


@pytest.mark.slow
def test_weights_that_find_no_room_leave_the_old_ones(tmp_path: Path) -> None:
    old = dict.fromkeys(("emotion.safetensors", "manifest.json"), b"old")
    for name, content in old.items():
        (tmp_path / name).write_bytes(content)
    code = (
        "from emotion.training.weights import load_weights, save_weights\n"
        f"save_weights(*load_weights(Path('{WEIGHTS}')), Path('{tmp_path}'))"
    )
    ended = on_a_full_disk(code, room=1_000_000)
    assert (ended.returncode, "cannot be written" in ended.stdout) == (7, True), ended.stderr
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == old
