"""Risk against coverage: how many errors remain when the least certain readings are left out.

Geifman and El-Yaniv (2017), Selective Classification for Deep Neural Networks, section 2.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class RiskCoverage:
    """Share of rows kept and share of these that are wrong, both (rows,), from one row kept to all."""

    coverage: NDArray[np.float64]
    risk: NDArray[np.float64]

    @property
    def area(self) -> float:
        """Mean risk over all coverages; lower is better."""
        return float(self.risk.mean())


def risk_coverage(certainty: NDArray[np.float64], right: NDArray[np.bool_]) -> RiskCoverage:
    """Keep rows from the most to the least certain, shapes (rows,)."""
    order = np.argsort(-certainty, kind="stable")
    kept = np.arange(1, len(order) + 1)
    return RiskCoverage(kept / len(order), np.cumsum(~right[order]) / kept)
