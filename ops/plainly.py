"""Failures of what lies outside (disk, database, model) as a sentence for the person at the terminal.

A bug of ours stays a traceback: nobody at the terminal could do anything about it.
"""

import errno
import sys
from collections.abc import Callable

from sqlalchemy.exc import DatabaseError, OperationalError

from ops.errors import OpsError, WrongInput
from ops.settings import read_settings
from store import BadDatabaseUrl, StoreError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}  # told of standard output without a name


def translated(problem: Exception) -> OpsError | None:
    """Return what to tell of a failure, None where it is no failure of the world outside."""
    if isinstance(problem, OpsError):
        return problem
    if isinstance(problem, BadDatabaseUrl):
        return WrongInput(str(problem))
    if isinstance(problem, StoreError):
        return OpsError(str(problem))
    if isinstance(problem, OperationalError) or type(problem) is DatabaseError:
        return _of_database(problem)
    if isinstance(problem, OSError):
        return _of_disk(problem)
    return _of_model(problem)


def run(main: Callable[[], None]) -> None:
    """Run a step of a build; what it fails of is one sentence on its log, and status 1 or 2."""
    try:
        main()
    except Exception as problem:
        told = translated(problem)
        if told is None:
            raise
        sys.stderr.write(f"{told}\n")
        sys.exit(told.exit_status)


def _of_database(problem: DatabaseError) -> OpsError:
    # The statement and its values are left out: they can hold what a customer wrote, the address a password.
    reason = " ".join(str(problem.orig).partition("\n")[0].split())
    where = read_settings().database_url.rpartition("@")[2]
    return OpsError(
        f"the database {where} cannot be used: {reason}. It is named by database_url in attune.toml or "
        "DATABASE_URL. Is it there, and may this user change it? ./attune doctor looks at it"
    )


def _of_model(problem: Exception) -> OpsError | None:
    from emotion.errors import CannotWrite, EmotionError, ExportMismatch  # noqa: PLC0415  loads ONNX Runtime
    from recommender import RecommenderError  # noqa: PLC0415  loads NumPy

    if isinstance(problem, CannotWrite | ExportMismatch | RecommenderError):
        return OpsError(str(problem))
    return WrongInput(str(problem)) if isinstance(problem, EmotionError) else None


def _of_disk(problem: OSError) -> OpsError | None:
    if not problem.filename:
        told = f"what was to be written could not be: {problem.strerror}. Is there room?"
        return OpsError(told) if problem.errno in _FULL else None
    return OpsError(
        f"{problem.filename}: {problem.strerror}. Is there room, and may this user read and write there? "
        "Where Attune keeps its files: [paths] in attune.toml, docs/settings.md"
    )
