"""Fitting: everything chosen on held-out rows once the weights are learnt, from logits alone.

Used at the end of training on the network's logits, and by `calibrate` on those of the served model. Free of
torch.
"""

from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from emotion.errors import BadData
from emotion.training.confidence import Judged, choose_abstention, choose_temperature
from emotion.training.data import Rows
from emotion.training.thresholds import Thresholds, tune

# Of GoEmotions' dev split: thresholds tuned on 140 or 280 of its rows read others worse than 0.3 for all in
# every sixth draw, on 560 in every twelfth, on 1,000 in none of twelve.
LEAST_DEV: Final = 1_000
# With one right label, of either source: the one in twenty that may be abstained from is then five readings.
LEAST_CLEAR: Final = 100


class Said(Protocol):
    """What a model says of rows: logits of shape (rows, 28) and (rows, 8)."""

    @property
    def feelings(self) -> NDArray[np.float32]: ...

    @property
    def service(self) -> NDArray[np.float32]: ...


@dataclass(frozen=True, slots=True)
class Fitted:
    """What a manifest keeps; see `emotion.manifest.Manifest`.

    Attributes
    ----------
    strength
        How strongly the thresholds are drawn to a common one; see `emotion.training.thresholds`.
    """

    thresholds: tuple[float, ...]
    temperature: float
    abstain_below: float
    strength: float


def fit(dev_said: Said, dev: Rows, own_said: Said, own: Rows) -> Fitted:
    """Choose thresholds on GoEmotions' dev split, temperature and abstention on our held-out rows as well."""
    thresholds = choose_thresholds(dev_said, dev)
    judged = [judged_rows(dev_said, dev), judged_rows(own_said, own)]
    temperature = choose_temperature(judged)
    return Fitted(
        tuple(round(float(value), 3) for value in thresholds.values),
        temperature,
        choose_abstention(judged, temperature),
        thresholds.strength,
    )


def check_enough(dev: Rows, own: Rows) -> None:
    """See that there is enough to fit on, before anything is read or learnt.

    Raises
    ------
    BadData
        With how many rows there are and how many it takes.
    """
    if len(dev) < LEAST_DEV:
        raise BadData(
            f"GoEmotions' dev split has {_counted(len(dev), 'row')}, too few to fit on: it takes "
            f"{LEAST_DEV:,}, as 28 thresholds tuned on fewer read worse than one for all"
        )
    for name, rows in (("GoEmotions' dev split", dev), ("the held-out tenth of our messages", own)):
        clear = len(_clear(rows))
        if clear < LEAST_CLEAR:
            raise BadData(
                f"{name} has {_counted(clear, 'message')} with one right label of the eight, too few to fit "
                f"on: temperature and abstention take {LEAST_CLEAR}"
            )


def choose_thresholds(said: Said, dev: Rows) -> Thresholds:
    """Tune the 28 thresholds on dev."""
    scores = np.asarray(1.0 / (1.0 + np.exp(-said.feelings)), dtype=np.float32)
    return tune(dev.feelings > 0, scores, np.random.default_rng(0))


def judged_rows(said: Said, rows: Rows) -> Judged:
    """Keep the rows with one right label: GoEmotions has some with two."""
    clear = _clear(rows)
    return Judged(said.service[clear].astype(np.float64), rows.service[clear].argmax(axis=1))


def _clear(rows: Rows) -> NDArray[np.intp]:
    return np.flatnonzero(rows.service.max(axis=1) == 1.0)


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"
