"""Named features into sparse rows, column by column as names turn up.

Rows arrive already weighted (`recommender.weighting`); nothing is scaled here.
"""

from __future__ import annotations

from array import array
from typing import Any

import numpy as np
from scipy import sparse

from recommender.values import Features

Csr = Any


class RowWriter:
    """Collects feature rows compactly: 8 bytes an entry, no Python object kept per row.

    Parameters
    ----------
    columns
        Name to column; may be shared by several writers, and grows.
    """

    def __init__(self, columns: dict[str, int]) -> None:
        self._columns = columns
        self._indices = array("i")
        self._data = array("f")
        self._ends = array("q", [0])

    def __len__(self) -> int:
        return len(self._ends) - 1

    def add(self, weighted: Features) -> None:
        """Append one row."""
        columns = self._columns
        self._indices.extend([columns.setdefault(name, len(columns)) for name in weighted])
        self._data.extend(weighted.values())
        self._ends.append(len(self._indices))

    def matrix(self) -> Csr:
        """Return the rows, shape (n_rows, n_columns so far), float32."""
        made = sparse.csr_matrix(
            (
                np.frombuffer(self._data, dtype=np.float32).copy() if self._data else np.empty(0, np.float32),
                np.frombuffer(self._indices, dtype=np.int32).copy()
                if self._indices
                else np.empty(0, np.int32),
                np.frombuffer(self._ends, dtype=np.int64).copy(),
            ),
            shape=(len(self), len(self._columns)),
        )
        made.sort_indices()
        return made


def identity_columns(owners: Any, counts: Any, least: int) -> tuple[Csr, Any]:
    """Return one-hot identity rows and the owners that have a column.

    Parameters
    ----------
    owners
        Shape (n_rows,); the owner of each row, -1 for nobody.
    counts
        Shape (n_owners,); how often each owner was seen.
    least
        Owners seen less often get no column.
    """
    kept = np.flatnonzero(counts >= least)
    column = np.full(len(counts) + 1, -1, dtype=np.int64)
    column[kept] = np.arange(len(kept))
    mine = column[owners]
    rows = np.flatnonzero(mine >= 0)
    ones = np.ones(len(rows), dtype=np.float32)
    return sparse.csr_matrix((ones, (rows, mine[rows])), shape=(len(owners), len(kept))), kept
