"""When is a step due? A content hash of its inputs, kept beside what the step made.

Times and names of machines do not count: a fresh clone of the same content is the same.
"""

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path


def files(patterns: Iterable[str], root: Path) -> list[Path]:
    """Return the files the patterns name, each once, in an order that is the same everywhere.

    Patterns are relative to `root`; a folder stands for everything in it, compiled Python aside.
    """
    found: set[Path] = set()
    for pattern in patterns:
        for path in root.glob(pattern):
            inside = path.rglob("*") if path.is_dir() else [path]
            found.update(one for one in inside if one.is_file() and one.suffix != ".pyc")
    return sorted(found)


def content_hash(patterns: Sequence[str], root: Path, *, extra: str = "") -> str:
    """Return a hash of names and contents, and of `extra`: whatever else the result depends on."""
    digest = hashlib.sha256(extra.encode())
    for path in files(patterns, root):
        content = path.read_bytes()
        digest.update(f"\0{path.relative_to(root).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


class Stamps:
    """The hashes of what was built last, a small file for each step.

    Parameters
    ----------
    folder
        Made when the first stamp is written.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def is_fresh(self, step: str, value: str, outputs: Iterable[Path]) -> bool:
        """Return whether the step was done from these inputs and its results are still there."""
        path = self._folder / step
        return (
            path.is_file()
            and path.read_text(encoding="utf-8").strip() == value
            and all(output.exists() for output in outputs)
        )

    def write(self, step: str, value: str) -> None:
        """Note that the step is done."""
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / step).write_text(value + "\n", encoding="utf-8")

    def forget(self, step: str) -> None:
        """Note that the step is to be done again."""
        (self._folder / step).unlink(missing_ok=True)
