"""Items in a byte a coordinate, and what a customer's vector is multiplied with to bound them."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recommender.model import Floats
from recommender.serving.integer_product import MOST_DIGIT, IntegerProduct
from recommender.serving.principal import Axes

Rows = NDArray[np.intp]
Doubles = NDArray[np.float64]

# Chunks are padded to a multiple of so many items.
PER_COLUMN = 32
_CODE = 127
# Smaller steps would lose bits themselves; all digits are 0 then, and the slack says so.
_LEAST_STEP = 1e-290


@dataclass(frozen=True, slots=True)
class Query:
    """The customer's vector as one chunk sees it; a bound is ``step · product + slack``."""

    digits: NDArray[np.int8]
    step: float
    slack: float


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some of the items.

    Parameters
    ----------
    rows
        Shape (n_items,), ascending.
    scales
        Shape (n_head + 2,); what one unit of a code is worth, by coordinate.
    errors, lengths
        The longest rounding error and the longest code, in units of the codes.
    """

    rows: NDArray[np.int32]
    product: IntegerProduct
    scales: Doubles
    errors: float
    lengths: float

    @classmethod
    def build(cls, axes: Axes, factors: Floats, biases: Floats, rows: Rows) -> Chunk:
        """Return the chunk of the items in these rows.

        Raises
        ------
        KernelUnfit
        """
        kept = np.column_stack([axes.summary(factors[rows]), biases[rows]])
        scales = np.abs(kept).max(axis=0) / _CODE
        # A coordinate that is 0 for all keeps its scale of 0: it must not make the query's digits coarse.
        exact = kept / np.where(scales > 0, scales, 1)
        codes = np.clip(np.rint(exact), -_CODE, _CODE)
        padded = np.pad(codes.astype(np.int8), ((0, -len(codes) % PER_COLUMN), (0, 0)))
        return cls(
            rows=rows.astype(np.int32),
            product=IntegerProduct(padded),
            scales=scales,
            errors=float(np.linalg.norm(exact - codes, axis=1).max()),
            lengths=float(np.linalg.norm(codes, axis=1).max()),
        )

    def query(self, wanted: Doubles, rounding: float) -> Query:
        """Return the query for these items; `rounding` is what float32 itself may lose."""
        weights = wanted * self.scales
        step = max(float(weights.max()), -float(weights.min())) / MOST_DIGIT
        if step < _LEAST_STEP:
            step = 1.0
        digits = np.rint(weights / step)
        lost = length_of(weights - step * digits) * self.lengths
        slack = lost + length_of(weights) * self.errors + rounding
        return Query(digits.astype(np.int8), step, slack)


def length_of(values: Doubles) -> float:
    """Return the length of a vector."""
    # Two times as fast as numpy.linalg.norm on so few.
    return math.sqrt(float(values @ values))
