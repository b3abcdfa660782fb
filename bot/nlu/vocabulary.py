"""The catalogue's words, as the shop's side wrote them to a file.

Owns reading that file and noticing that it changed. Knows nothing of matching, and nothing of a database.
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Optional, Tuple

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Ware:
    """One product's name and number."""

    id: str
    title: str


@dataclass(frozen=True)
class Category:
    """One category and the other words people use for it."""

    name: str
    synonyms: Tuple[str, ...]


@dataclass(frozen=True)
class Vocabulary:
    """What can be asked for in this shop."""

    wares: Tuple[Ware, ...] = ()
    categories: Tuple[Category, ...] = ()
    brands: Tuple[str, ...] = ()


def read_vocabulary(path: Path) -> Vocabulary:
    """Return the vocabulary in a file.

    Raises
    ------
    OSError
        If the file cannot be read.
    ValueError
        If it is not the JSON that the catalogue's export writes.
    """
    content = json.loads(path.read_text(encoding="utf-8"))
    try:
        return Vocabulary(
            wares=tuple(Ware(entry["id"], entry["title"]) for entry in content["products"]),
            categories=tuple(
                Category(entry["name"], tuple(entry.get("synonyms", ()))) for entry in content["categories"]
            ),
            brands=tuple(content.get("brands", ())),
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"{path} is no vocabulary ({error!r}); export the catalogue again") from error


class VocabularyFile:
    """The file, looked at anew before every message; reading happens only when it changed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: Optional[Tuple[int, int]] = None

    def changed(self) -> bool:
        """Return whether the file is another than the one last read; an absent one is not."""
        stamp = self._stamp()
        return stamp is not None and stamp != self._seen

    def fresh(self) -> Optional[Vocabulary]:
        """Return the vocabulary when it is new or changed since the last call, else None.

        A file that is absent changes nothing; one that cannot be read is logged once and changes nothing.
        """
        stamp = self._stamp()
        if stamp is None or stamp == self._seen:
            return None
        self._seen = stamp
        try:
            return read_vocabulary(self._path)
        except (OSError, ValueError):
            log.warning("vocabulary.unreadable")
            return None

    def _stamp(self) -> Optional[Tuple[int, int]]:
        try:
            stat = self._path.stat()
        except OSError:
            return None
        return stat.st_mtime_ns, stat.st_size
