"""GoEmotions' files: text in, arrays out. Reads only what it is pointed at."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from emotion.context import Context
from emotion.errors import BadData
from emotion.labels import EMOTIONS, GOEMOTIONS, service_labels

Matrix: TypeAlias = NDArray[np.float32]

_SHOWN = 5  # unknown labels that a message names


@dataclass(frozen=True, slots=True)
class Rows:
    """Labelled texts.

    Attributes
    ----------
    texts
        As published.
    feelings
        Shape (rows, 28), 0 or 1; empty (rows, 0) where the source has none.
    service
        Shape (rows, 8), a distribution over the service labels.
    intensity
        Shape (rows,), 0-1, NaN where unknown.
    contexts
        One a row, or none at all where the source has only single messages.
    """

    texts: tuple[str, ...]
    feelings: Matrix
    service: Matrix
    intensity: Matrix
    contexts: tuple[Context, ...] = ()

    def __len__(self) -> int:
        return len(self.texts)

    def take(self, rows: Sequence[int] | NDArray[np.int64]) -> "Rows":
        """Return these rows, in this order."""
        index = np.asarray(rows, dtype=np.int64)
        return Rows(
            tuple(self.texts[i] for i in index),
            self.feelings[index],
            self.service[index],
            self.intensity[index],
            tuple(self.contexts[i] for i in index) if self.contexts else (),
        )

    def behind(self, contexts: Sequence[Context]) -> "Rows":
        """Return the same rows with these contexts, one each."""
        return replace(self, contexts=tuple(contexts))

    def joined(self, other: "Rows") -> "Rows":
        """Return these rows and then the other's; where one has no contexts, empty ones stand in."""
        contexts = [rows.contexts or (Context(),) * len(rows) for rows in (self, other)]
        return Rows(
            self.texts + other.texts,
            np.concatenate([self.feelings, other.feelings]),
            np.concatenate([self.service, other.service]),
            np.concatenate([self.intensity, other.intensity]),
            contexts[0] + contexts[1],
        )


def read_goemotions(folder: Path, split: str) -> Rows:
    """Read one split of a folder in GoEmotions' format.

    Raises
    ------
    BadData
        If a file is missing, a label is unknown or a line has no text or label ids.
    """
    names = _label_names(folder)
    path = folder / f"{split}.tsv"
    if not path.is_file():
        raise BadData(f"{path} does not exist; expected text, label ids and id, tab-separated")
    texts: list[str] = []
    labels: list[frozenset[str]] = []
    for number, line in enumerate(text_of(path).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            text, named = _row(line.rstrip("\r"), names)
        except (ValueError, IndexError) as error:
            raise BadData(f"{path}:{number}: expected text, label ids (0-{len(names) - 1}) and id") from error
        texts.append(text)
        labels.append(named)
    if not texts:
        raise BadData(f"{path} is empty")
    return _goemotions_rows(texts, labels)


def text_of(path: Path) -> str:
    """Return what stands in a UTF-8 file, line ends as they are.

    Raises
    ------
    BadData
        If it is not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadData(f"{path} is not UTF-8 (byte {error.start}); save it as UTF-8") from error


def _label_names(folder: Path) -> list[str]:
    path = folder / "labels.txt"
    if not path.is_file():
        raise BadData(f"{path} does not exist; a folder in GoEmotions' format has a labels.txt")
    names = text_of(path).split()
    if not names:
        raise BadData(f"{path} is empty; it has GoEmotions' labels, one a line")
    if unknown := set(names) - set(GOEMOTIONS):
        shown = ", ".join(sorted(unknown)[:_SHOWN])
        raise BadData(f"{path} has labels that are none of GoEmotions' 28: {shown}")
    return names


def _row(line: str, names: list[str]) -> tuple[str, frozenset[str]]:
    """Return text and labels of a line; a ValueError or IndexError where it has none of either."""
    text, ids = line.split("\t")[:2]
    places = [int(one) for one in ids.split(",")]
    if min(places) < 0:
        raise IndexError(ids)
    return text, frozenset(names[place] for place in places)


def _goemotions_rows(texts: list[str], labels: list[frozenset[str]]) -> Rows:
    feelings = np.zeros((len(texts), len(GOEMOTIONS)), dtype=np.float32)
    service = np.zeros((len(texts), len(EMOTIONS)), dtype=np.float32)
    for row, names in enumerate(labels):
        feelings[row, [GOEMOTIONS.index(name) for name in names]] = 1.0
        mapped = service_labels(names)
        service[row, [EMOTIONS.index(label) for label in mapped]] = 1.0 / len(mapped)
    return Rows(tuple(texts), feelings, service, np.full(len(texts), np.nan, dtype=np.float32))


def data_hash(*paths: Path) -> str:
    """Return a SHA-256 over the files' bytes, in the order given."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()
