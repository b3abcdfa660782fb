"""Versions of the served model: folders beside a link that says which one serves.

`emotion` is a link into `emotion-versions/`. It is exchanged in one step of the file system, so that
whatever ends a process, the link leads to a whole model. Each version remembers which one served before
it; that chain is the way back. Knows nothing of what is in a version.
"""

import fcntl
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from emotion.errors import ModelUnavailable
from emotion.manifest import FILE_NAME, read_manifest
from emotion.writing import writing

KEPT: Final = 5
_BEFORE = "before"  # a file in each version: the name of the version that served before it
_LOCK, _MAKING = ".lock", ".making-"


def folder_of(served: Path) -> Path:
    """Return where the versions behind a link lie."""
    return served.with_name(f"{served.name}-versions")


@contextmanager
def making(served: Path) -> Iterator[Path]:
    """Give an empty folder to make a version in and to `put`; whatever is left of it goes.

    One at a time: a second one waits. So what an ended process left can be told and is cleared away.

    Raises
    ------
    CannotWrite
        If the disk is full, or one may not write there.
    """
    home = folder_of(served)
    with writing(home), _alone(home):
        for left in home.glob(f"{_MAKING}*"):
            shutil.rmtree(left, ignore_errors=True)
        fresh = Path(tempfile.mkdtemp(prefix=_MAKING, dir=home))
        try:
            yield fresh
        finally:
            shutil.rmtree(fresh, ignore_errors=True)


def put(fresh: Path, served: Path, *, kept: int = KEPT) -> Path:
    """Move a finished folder among the versions, let the link lead to it, and return where it lies.

    Parameters
    ----------
    fresh
        Complete, with a manifest, on the same file system; as a rule made in `making`.
    kept
        How many versions stay, this one and those before it.
    """
    present = served.resolve() if served.is_symlink() else None
    replaced = present.name if present and present.is_dir() else ""
    if replaced and _version(present) == _version(fresh):
        # The same weights exported again: no step of its own on the way back.
        replaced = _named_before(served)
    (fresh / _BEFORE).write_text(replaced, encoding="utf-8")
    fresh.chmod(0o755)
    home = folder_of(served)
    home.mkdir(parents=True, exist_ok=True)
    place = _moved(fresh, home)
    if served.is_dir() and not served.is_symlink():
        shutil.rmtree(served)  # from before there were versions; the one moment without a model
    _lead(served, place)
    _clear(served, kept)
    return place


def before(served: Path) -> Path | None:
    """Return the version that served before the present one, None where there is none (any more)."""
    name = _named_before(served)
    found = folder_of(served) / name
    return found if name and (found / FILE_NAME).is_file() else None


def roll_back(served: Path, *, check: Callable[[Path], object] | None = None) -> Path:
    """Let the version before serve again and return where it lies.

    Parameters
    ----------
    check
        Looks at the version before; raises `ModelUnavailable` where it cannot serve.

    Raises
    ------
    ModelUnavailable
        If there is none, or it cannot serve. Nothing is changed then.
    """
    home = folder_of(served)
    none = ModelUnavailable(f"no version before the one at {served} is kept; nothing was changed")
    if not home.is_dir():
        raise none
    with writing(home), _alone(home):
        earlier = before(served)
        if earlier is None:
            raise none
        if check is not None:
            check(earlier)
        _lead(served, earlier)
    return earlier


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    """Hold a lock that the system releases however the holder ends."""
    home.mkdir(parents=True, exist_ok=True)
    with (home / _LOCK).open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _named_before(served: Path) -> str:
    try:
        return (served / _BEFORE).read_text(encoding="utf-8").strip()
    except OSError:
        return ""


def _version(folder: Path | None) -> str:
    try:
        return read_manifest(folder).version if folder else ""
    except ModelUnavailable:
        return ""  # one that is damaged or from another release


def _moved(fresh: Path, home: Path) -> Path:
    version, number = read_manifest(fresh).version, 1
    while True:
        place = home / (version if number == 1 else f"{version}-{number}")
        try:
            if not place.exists():
                fresh.rename(place)
                return place
        except OSError:
            if not place.exists():
                raise
        number += 1


def _lead(served: Path, place: Path) -> None:
    link = place.with_name(f".{place.name}-link")
    link.unlink(missing_ok=True)  # left by a process that was ended here
    link.symlink_to(Path(place.parent.name) / place.name)
    link.replace(served)


def _clear(served: Path, kept: int) -> None:
    home, chain = folder_of(served), [served.resolve().name]
    while len(chain) < kept:
        try:
            name = (home / chain[-1] / _BEFORE).read_text(encoding="utf-8").strip()
        except OSError:
            break
        if not name or name in chain or not (home / name).is_dir():
            break
        chain.append(name)
    for folder in home.iterdir():
        if folder.name not in chain and not folder.name.startswith("."):
            shutil.rmtree(folder, ignore_errors=True)
