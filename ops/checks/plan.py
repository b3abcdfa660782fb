"""Which checks there are, in which environment each runs, and which may run side by side."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ops.build.plan import BOT_PYTHON, MODEL

SOURCES = ("actions", "emotion", "recommender", "store", "ops", "bot", "tests", "locks", "attune")
BOT_CONFIG = "tests/bot/pytest.ini"
# Not for the main environment: another Python, Rasa's own test format, the whole system.
ELSEWHERE = ("tests/bot", "tests/dialogue", "tests/e2e")


class Lane(StrEnum):
    """Checks of one lane run one after the other; the first two lanes side by side, then the last."""

    MAIN = "main"
    BOT = "bot"
    ALONE = "alone"  # measures or drives the whole system: nothing else may take its processor time


@dataclass(frozen=True, slots=True)
class Check:
    """One check, run as a process.

    Attributes
    ----------
    counts
        Whether it writes a JUnit report of its tests; any other check counts as one test.
    """

    name: str
    lane: Lane
    command: tuple[str, ...]
    counts: bool = False


def report(name: str, home: Path) -> Path:
    """Return where a check's JUnit report goes."""
    return home / "test" / f"{name.replace(' ', '-')}.xml"


def checks(home: Path, *, quick: bool, extra: Sequence[str] = ()) -> list[Check]:
    """Return the checks to run.

    Parameters
    ----------
    quick
        Leaves out what is slow, needs a trained model, or drives the whole system.
    extra
        Arguments for pytest. With them only pytest runs, in the environment the named tests belong to.
    """
    if extra:
        return [_pytest_of(extra, home)]
    found = [*_static(), *_tests(home, quick=quick)]
    return found if quick else [*found, *_trained(home)]


def _static() -> list[Check]:
    tool = Path(sys.executable).parent
    present = [name for name in SOURCES if Path(name).exists()]
    return [
        Check("ruff check", Lane.MAIN, (str(tool / "ruff"), "check", *present)),
        Check("ruff format", Lane.MAIN, (str(tool / "ruff"), "format", "--check", *present)),
        Check("mypy", Lane.MAIN, (str(tool / "mypy"),)),
        Check("import contracts", Lane.MAIN, (str(tool / "lint-imports"), "--no-cache")),
    ]


def _tests(home: Path, *, quick: bool) -> list[Check]:
    fast = ("-m", "not slow and not e2e") if quick else ("-m", "not e2e")
    ignored = tuple(f"--ignore={folder}" for folder in ELSEWHERE)
    both = [folder for folder in ("tests/contract", "tests/bot") if Path(folder).is_dir()]
    return [
        _pytest("tests", Lane.MAIN, (sys.executable, "-m", "pytest", "-q", "tests", *ignored, *fast), home),
        _pytest("bot tests", Lane.BOT, (*_bot_pytest(), *both, *fast), home),
        Check("rasa data validate", Lane.BOT, (BOT_PYTHON, "-m", "rasa", "data", "validate")),
    ]


def _trained(home: Path) -> list[Check]:
    dialogue = (
        *(BOT_PYTHON, "-m", "rasa", "test", "core", "--e2e", "--model", str(MODEL)),
        *("--stories", "tests/dialogue", "--out", str(home / "test" / "dialogue")),
        *("--no-plot", "--fail-on-prediction-errors"),
    )
    e2e = (sys.executable, "-m", "pytest", "-q", "tests/e2e")
    return [Check("rasa test", Lane.BOT, dialogue), _pytest("end to end", Lane.ALONE, e2e, home)]


def _bot_pytest() -> tuple[str, ...]:
    return (BOT_PYTHON, "-m", "pytest", "-q", "-c", BOT_CONFIG, "--rootdir", ".")


def _pytest_of(extra: Sequence[str], home: Path) -> Check:
    in_bot = any(argument.startswith("tests/bot") for argument in extra)
    runner = _bot_pytest() if in_bot else (sys.executable, "-m", "pytest")
    return _pytest("tests", Lane.MAIN, (*runner, *extra), home)


def _pytest(name: str, lane: Lane, command: tuple[str, ...], home: Path) -> Check:
    return Check(name, lane, (*command, f"--junit-xml={report(name, home)}"), counts=True)
