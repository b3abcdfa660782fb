"""The launcher: which Python it takes, what it says when there is none, what it runs."""

import ast
import importlib.util
import os
import shutil
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from pathlib import Path

import pytest

from ops.__main__ import COMMANDS

ROOT = Path(__file__).parents[2]


@pytest.fixture
def launcher():
    loader = SourceFileLoader("attune_launcher", str(ROOT / "attune"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("attune_launcher", loader))
    sys.dont_write_bytecode, before = True, sys.dont_write_bytecode
    loader.exec_module(module)
    sys.dont_write_bytecode = before
    return module


@pytest.fixture
def bare(monkeypatch, tmp_path):
    """A world without any interpreter to be found; returns its PATH folder."""
    folder = tmp_path / "path"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for variable in ("ATTUNE_PYTHON", "ATTUNE_RASA_PYTHON", "PYENV_ROOT", "UV_PYTHON_INSTALL_DIR"):
        monkeypatch.delenv(variable, raising=False)
    return folder


def fake_python(path: Path, answer: str = "", status: int = 0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho '{answer}'\nexit {status}\n")
    path.chmod(0o755)
    return path


def test_a_python_on_path_is_found(launcher, bare):
    python = fake_python(bare / "python3.11", "3.11.9")
    assert launcher.find_python(launcher.MAIN) == str(python)


def test_a_shim_that_exists_and_fails_is_passed_over(launcher, bare, tmp_path):
    fake_python(bare / "python3.10", "pyenv: python3.10: command not found", status=127)
    working = fake_python(tmp_path / "home/.pyenv/versions/3.10.13/bin/python3.10", "3.10.13")
    assert launcher.find_python(launcher.BOT) == str(working)


def test_a_shim_that_runs_another_version_is_passed_over(launcher, bare):
    fake_python(bare / "python3.11", "3.9.18")
    other = fake_python(bare / "python3.12", "3.12.1")
    assert launcher.find_python(launcher.MAIN) == str(other)


def test_uv_is_asked_after_pyenv(launcher, bare, tmp_path):
    uv = fake_python(tmp_path / "home/.local/share/uv/python/cpython-3.10.4-linux/bin/python3.10", "3.10.4")
    assert launcher.find_python(launcher.BOT) == str(uv)
    pyenv = fake_python(tmp_path / "home/.pyenv/versions/3.10.1/bin/python3.10", "3.10.1")
    assert launcher.find_python(launcher.BOT) == str(pyenv)


def test_path_comes_before_pyenv(launcher, bare, tmp_path):
    fake_python(tmp_path / "home/.pyenv/versions/3.11.7/bin/python3.11", "3.11.7")
    python = fake_python(bare / "python3.12", "3.12.1")
    assert launcher.find_python(launcher.MAIN) == str(python)


def test_the_environment_comes_first(launcher, bare, monkeypatch, tmp_path):
    fake_python(bare / "python3.11", "3.11.9")
    chosen = fake_python(tmp_path / "elsewhere/python", "3.12.1")
    monkeypatch.setenv("ATTUNE_PYTHON", str(chosen))
    assert launcher.find_python(launcher.MAIN) == str(chosen)


def test_a_chosen_python_that_does_not_fit_is_never_replaced_in_silence(
    launcher, bare, monkeypatch, tmp_path
):
    fake_python(bare / "python3.11", "3.11.9")
    monkeypatch.setenv("ATTUNE_PYTHON", str(fake_python(tmp_path / "old", "3.9.1")))
    with pytest.raises(launcher.Failure, match=r"ATTUNE_PYTHON=.* does not run, or is not Python 3\.11"):
        launcher.find_python(launcher.MAIN)


@pytest.mark.parametrize(("lack", "better"), [("venv", "python3.12"), ("headers", "python3.12")])
def test_a_python_that_lacks_a_part_is_passed_over_for_a_whole_one(launcher, bare, lack, better):
    fake_python(bare / "python3.11", f"3.11.9 {lack}")
    whole = fake_python(bare / better, "3.12.1")
    assert launcher.find_python(launcher.MAIN) == str(whole)


def test_a_python_without_headers_is_better_than_none(launcher, bare):
    only = fake_python(bare / "python3.11", "3.11.9 headers")
    assert launcher.find_python(launcher.MAIN) == str(only)


@pytest.mark.parametrize("name", ["MAIN", "BOT"])
def test_without_any_it_says_which_is_missing_and_three_ways_to_get_it(launcher, bare, name):
    environment = getattr(launcher, name)
    with pytest.raises(launcher.Failure) as failure:
        launcher.find_python(environment)
    text = str(failure.value)
    assert failure.value.status == 2
    assert "\n" not in text
    version = environment.versions[0]
    for way in (f"uv python install {version}", f"pyenv install {version}", f"python{version}-venv"):
        assert way in text


def test_an_environment_is_ready_only_with_the_stamp_of_its_locks(launcher, bare, tmp_path):
    lock = tmp_path / "main.txt"
    lock.write_text("click==8\n")
    environment = launcher.Environment("test", str(tmp_path / "venv"), [str(lock)], ["3.11"], "ATTUNE_NONE")
    fake_python(environment.python, "3.11.9")
    assert not environment.is_ready()
    environment.stamp.write_text(environment.expected_stamp("3.11.9"))
    assert environment.is_ready()
    lock.write_text("click==9\n")
    assert not environment.is_ready()


def test_a_stamped_environment_whose_python_is_gone_is_not_ready(launcher, tmp_path):
    environment = launcher.Environment("test", str(tmp_path / "venv"), [], ["3.11"], "ATTUNE_NONE")
    environment.folder.mkdir()
    environment.stamp.write_text(environment.expected_stamp("3.11.9"))
    assert not environment.is_ready()


def test_what_slows_down_or_misleads_its_pythons_is_kept_from_them(launcher, monkeypatch):
    for name in ("PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "OF_THE_USER"):
        monkeypatch.setenv(name, "1")
    given = launcher.clean_environment()
    assert given["OF_THE_USER"] == "1"
    assert not {"PYTHONPATH", "PYTHONDONTWRITEBYTECODE"} & set(given)


def test_it_knows_the_commands_that_there_are(launcher):
    assert list(launcher.COMMANDS) == list(COMMANDS)


@pytest.fixture
def checkout(tmp_path):
    """A checkout without environments."""
    folder = tmp_path / "checkout"
    folder.mkdir()
    shutil.copy(ROOT / "attune", folder)
    return folder


def attune(checkout: Path, *arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, str(checkout / "attune"), *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=checkout,
        env={**os.environ, **environment},
    )


def test_help_works_before_anything_is_installed(checkout):
    done = attune(checkout, "--help")
    assert done.returncode == 0
    assert all(name in done.stdout for name in COMMANDS)
    assert not (checkout / ".venv").exists()


def test_an_unknown_command_is_refused_with_the_list(checkout):
    done = attune(checkout, "dance")
    assert done.returncode == 2
    assert "unknown command: dance" in done.stderr
    assert all(name in done.stderr for name in COMMANDS)


def test_no_command_at_all_is_refused_too(checkout):
    assert attune(checkout).returncode == 2


def test_without_an_interpreter_it_ends_with_status_2(checkout, tmp_path):
    done = attune(
        checkout, "customers", PATH="", HOME=str(tmp_path), PYENV_ROOT=str(tmp_path), ATTUNE_PYTHON=""
    )
    assert done.returncode == 2
    assert "Three ways" in done.stderr


def test_it_uses_no_grammar_newer_than_python_3_8():
    ast.parse((ROOT / "attune").read_text(encoding="utf-8"), feature_version=(3, 8))
