"""The command line: help for every command, statuses, nothing imported before it is needed."""

import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from ops.__main__ import COMMANDS, cli


def walk(command: click.Command, path: tuple[str, ...]) -> list[tuple[str, ...]]:
    found = [path]
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            assert child is not None
            found += walk(child, (*path, name))
    return found


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_what_is_under_it_has_help(name):
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    for path in walk(command, (name,)):
        done = CliRunner().invoke(cli, [*path, "--help"])
        assert done.exit_code == 0, path
        assert len(done.output.splitlines()) > 3, path


def test_an_unknown_command_ends_with_status_2():
    assert CliRunner().invoke(cli, ["dance"]).exit_code == 2


def test_wrong_settings_end_with_status_2_and_a_sentence():
    done = subprocess.run(
        [sys.executable, "-m", "ops", "doctor"],
        capture_output=True,
        text=True,
        check=False,
        env={"ATTUNE_PAGE_PORT": "eighty"},
    )
    assert done.returncode == 2
    assert done.stderr.startswith("attune: environment ATTUNE_PAGE_PORT is 'eighty'")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("heavy", ["sqlalchemy", "torch", "lightfm", "httpx", "yaml", "psutil"])
def test_help_imports_nothing_heavy(heavy):
    code = (
        "import sys; from click.testing import CliRunner; from ops.__main__ import cli;"
        f"CliRunner().invoke(cli, ['--help']); sys.exit({heavy!r} in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_reading_emotions_imports_neither_the_database_nor_torch():
    code = (
        "import sys; from click.testing import CliRunner; from ops.__main__ import cli;"
        "CliRunner().invoke(cli, ['emotion', 'read', '--help']);"
        "sys.exit(bool({'sqlalchemy', 'torch'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("module", ["ops.settings", "ops.serve.preflight", "ops.provision.__main__"])
def test_what_runs_before_installation_needs_the_standard_library_only(module):
    done = subprocess.run(
        [sys.executable, "-S", "-c", f"import {module}"],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path.cwd(),
    )
    assert done.returncode == 0, done.stderr


def test_what_is_interrupted_ends_with_status_130_and_a_word():
    code = (
        "import sys, click; from ops import __main__ as line;"
        "stop = click.Command('stop', callback=lambda: (_ for _ in ()).throw(KeyboardInterrupt));"
        "line.cli.get_command = lambda *_: stop;"
        "sys.argv = ['attune', 'stop']; sys.exit(line.main())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.strip()) == (130, "Stopped.")


def test_an_interruption_before_anything_began_ends_it_without_a_traceback():
    code = (
        "import os, signal, sys; signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT]);"
        "os.kill(os.getpid(), signal.SIGINT);"
        "os.execv(sys.executable, [sys.executable, '-m', 'ops', 'build'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (-signal.SIGINT, "")
