"""Which checks there are, in which environment each runs, and which must be alone."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ops.build.plan import BOT_PYTHON, MODEL

SOURCES = ("actions", "emotion", "recommender", "store", "ops", "bot", "tests", "locks", "attune")
TESTS = Path("tests")
BOT_CONFIG = "tests/bot/pytest.ini"
# Not for the main environment: another Python, Rasa's own test format, the whole system.
ELSEWHERE = ("bot", "dialogue", "e2e")


@dataclass(frozen=True, slots=True)
class Check:
    """One check, run as a process.

    Attributes
    ----------
    counts
        Whether it writes a JUnit report of its tests; any other check counts as one test.
    alone
        Whether it measures or drives the whole system, so that nothing else may take its processor time.
    """

    name: str
    command: tuple[str, ...]
    counts: bool = False
    alone: bool = False


def report(name: str, home: Path) -> Path:
    """Return where a check's JUnit report goes."""
    return home / "test" / f"{name.replace(' ', '-')}.xml"


def checks(home: Path, *, quick: bool, extra: Sequence[str] = ()) -> list[Check]:
    """Return the checks to run: what is quickest told first, then what takes longest.

    Parameters
    ----------
    quick
        Leaves out what is slow, needs a trained model, or drives the whole system.
    extra
        Arguments for pytest. With them only pytest runs, in the environment the named tests belong to.
    """
    if extra:
        return [_pytest_of(extra, home)]
    if quick:
        return [*_static(), *_tests(home, "not slow and not e2e")]
    return [*_static(), _dialogues(home), *_tests(home, "not e2e"), _end_to_end(home)]


def _static() -> list[Check]:
    tool = Path(sys.executable).parent
    present = [name for name in SOURCES if Path(name).exists()]
    return [
        Check("ruff check", (str(tool / "ruff"), "check", *present)),
        Check("ruff format", (str(tool / "ruff"), "format", "--check", *present)),
        Check("import contracts", (str(tool / "lint-imports"), "--no-cache")),
        Check("mypy", (str(tool / "mypy"),)),
    ]


def _tests(home: Path, chosen: str) -> list[Check]:
    """Return a check for each folder of tests, the largest first: begun last, it would run alone."""
    found = [one for one in TESTS.iterdir() if one.name not in ELSEWHERE and _size(one)]
    folders = sorted(found, key=_size, reverse=True)
    both = [str(folder) for folder in (TESTS / "contract", TESTS / "bot") if folder.is_dir()]
    main = (sys.executable, "-m", "pytest", "-q", "-m", chosen)
    return [
        *(_pytest(f"{one.name} tests", (*main, str(one)), home) for one in folders),
        _pytest("bot tests", (*_bot_pytest(), "-m", chosen, *both), home),
        Check("rasa data validate", (BOT_PYTHON, "-m", "rasa", "data", "validate")),
    ]


def _size(folder: Path) -> int:
    return sum(1 for _ in folder.rglob("test_*.py"))


def _dialogues(home: Path) -> Check:
    command = (
        *(BOT_PYTHON, "-m", "rasa", "test", "core", "--e2e", "--model", str(MODEL)),
        *("--stories", "tests/dialogue", "--out", str(home / "test" / "dialogue")),
        *("--no-plot", "--fail-on-prediction-errors"),
    )
    return Check("rasa test", command)


def _end_to_end(home: Path) -> Check:
    return _pytest("end to end", (sys.executable, "-m", "pytest", "-q", "tests/e2e"), home, alone=True)


def _bot_pytest() -> tuple[str, ...]:
    return (BOT_PYTHON, "-m", "pytest", "-q", "-c", BOT_CONFIG, "--rootdir", ".")


def _pytest_of(extra: Sequence[str], home: Path) -> Check:
    in_bot = any(argument.startswith("tests/bot") for argument in extra)
    runner = _bot_pytest() if in_bot else (sys.executable, "-m", "pytest")
    return _pytest("tests", (*runner, *extra), home)


def _pytest(name: str, command: tuple[str, ...], home: Path, *, alone: bool = False) -> Check:
    return Check(name, (*command, f"--junit-xml={report(name, home)}"), counts=True, alone=alone)
