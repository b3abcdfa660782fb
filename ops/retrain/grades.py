"""What each reaction says about an item, as a number, and how sure that is.

The order is purchase > like > click > shown and ignored > not for me. The sizes weigh the event in
training; they are choices, and a shop may choose others (attune.toml, [learning]). A "no" said in anger is
partly about the parcel that did not come: it counts less than one said calmly.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from ops.setting_readers import GRADES, grades_of
from store import FeedbackKind, OrderStatus

FEEDBACK_GRADES: Mapping[FeedbackKind, float] = MappingProxyType(
    {FeedbackKind(kind): grade for kind, grade in grades_of(GRADES).items()}
)

# A cancelled order says as much about the delivery as about the product, so it says nothing here.
ORDER_GRADES: Mapping[OrderStatus, float] = MappingProxyType(
    {
        **dict.fromkeys(OrderStatus, 1.0),
        OrderStatus.CANCELLED: 0.0,
        OrderStatus.RETURN_REQUESTED: -0.3,
        OrderStatus.RETURNED: -0.5,
        OrderStatus.REFUNDED: -0.5,
    }
)

HOT = frozenset({"anger", "frustration"})


@dataclass(frozen=True, slots=True)
class Grading:
    """How reactions are graded.

    Parameters
    ----------
    kinds
        Grade of each kind, above 0 for taken, below for refused.
    heat
        Share of a refusal's weight that is lost when it was said in full anger, 0–1.
    despite
        Share that is added to an acceptance's weight when it was said in full anger, from 0.
    """

    kinds: Mapping[FeedbackKind, float] = field(default_factory=lambda: FEEDBACK_GRADES)
    heat: float = 0.5
    despite: float = 0.0

    @classmethod
    def told(cls, grades: str, anger_discount: float) -> Self:
        """Return the grading that the settings of these names ask for."""
        return cls({FeedbackKind(kind): grade for kind, grade in grades_of(grades).items()}, anger_discount)

    def of(
        self,
        kinds: Sequence[FeedbackKind],
        emotions: Sequence[str],
        *,
        kind: NDArray[np.int8],
        emotion: NDArray[np.int8],
        intensity: NDArray[np.float32],
    ) -> NDArray[np.float32]:
        """Return the grades of reactions.

        Parameters
        ----------
        kinds, emotions
            What the numbers in `kind` and `emotion` stand for.
        kind, emotion, intensity
            Shape (n_reactions,).
        """
        plain = np.array([self.kinds[one] for one in kinds], dtype=np.float32)[kind]
        hot = np.array([one in HOT for one in emotions] or [False], dtype=np.float32)[emotion]
        hot = hot * np.clip(intensity, 0.0, 1.0)
        sure = np.where(plain < 0, 1 - self.heat * hot, 1 + self.despite * hot)
        return (plain * sure).astype(np.float32)
