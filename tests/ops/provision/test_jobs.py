"""Which commands make or repair an environment."""

from pathlib import Path

import pytest

from ops.provision.jobs import Job


def job(tmp_path: Path, *, python: str | None, pip_status: int = 0, flaws: str = "") -> Job:
    locks = (tmp_path / "lock.txt", tmp_path / "alone.txt")
    for lock in locks:
        lock.write_text("")
    own = tmp_path / "venv/bin/python"
    own.parent.mkdir(parents=True)
    own.write_text(f'#!/bin/sh\n[ "$1" = -m ] && exit {pip_status}\nprintf "{flaws}"\n')
    own.chmod(0o755)
    return Job("test", tmp_path / "venv", locks, python, "stamp")


def test_a_new_environment_is_made_then_filled(tmp_path):
    commands = job(tmp_path, python="/usr/bin/python3.11").commands({})
    assert commands[0] == ["/usr/bin/python3.11", "-m", "venv", "--clear", str(tmp_path / "venv")]
    assert [command[-1] for command in commands[1:]] == [
        str(tmp_path / "lock.txt"),
        str(tmp_path / "alone.txt"),
    ]


def test_model_packages_are_taken_by_hash_and_without_dependencies(tmp_path):
    last = job(tmp_path, python="/usr/bin/python3.11").commands({})[-1]
    assert {"--require-hashes", "--no-deps"} <= set(last)


def test_an_environment_that_meets_its_locks_is_left_alone(tmp_path):
    assert job(tmp_path, python=None).commands({}) == []


def test_a_missing_package_is_installed_into_what_is_there(tmp_path):
    commands = job(tmp_path, python=None, flaws=r"absent alpha\n").commands({})
    assert "venv" not in commands[0]
    assert len(commands) == 2


def test_a_broken_package_is_installed_anew(tmp_path):
    first = job(tmp_path, python=None, flaws=r"broken alpha==1.0\n").commands({})[0]
    assert "--force-reinstall" in first
    assert first[-1] == "alpha==1.0"


def test_an_environment_without_pip_gets_one(tmp_path):
    assert "ensurepip" in job(tmp_path, python=None, pip_status=1).commands({})[0]


@pytest.mark.parametrize("name", ["main", "bot"])
def test_locks_pin_everything_exactly_and_name_no_place(name):
    lines = Path(f"locks/{name}.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    assert pins
    assert [pin for pin in pins if not _is_pin(pin)] == []


def _is_pin(line: str) -> bool:
    name, equals, version = line.partition("==")
    return bool(name and equals and version) and not set(line) & set(" /:@+")
