"""What `emotion read` found in many messages: how many of each emotion, how sure. Keeps no text."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator
from numpy.typing import NDArray

from emotion import Reading
from emotion.evaluation.drawing import FAINT, INK, MAIN, SECOND, panel
from emotion.evaluation.summary import Summary, Table, write_summary
from emotion.labels import EMOTIONS, GLAD, UPSET

_BINS = 20


class ReadThrough:
    """Counts readings as they pass; however many there are, it stays as small."""

    def __init__(self) -> None:
        self._input = hashlib.sha256()
        self._counts = np.zeros(len(EMOTIONS), dtype=np.int64)
        self._strength = np.zeros(len(EMOTIONS))  # intensities, added up
        self._confidence = np.zeros(_BINS, dtype=np.int64)
        self._intensity = np.zeros(_BINS, dtype=np.int64)
        self._abstained = 0

    def note(self, text: str, reading: Reading) -> None:
        """Be told of one."""
        self._input.update(text.encode("utf-8", errors="surrogatepass") + b"\n")
        self._abstained += reading.abstained
        place = EMOTIONS.index(reading.emotion)
        self._counts[place] += 1
        self._strength[place] += reading.intensity
        self._confidence[_bin(reading.confidence)] += 1
        self._intensity[_bin(reading.intensity)] += 1

    def write(self, run: Mapping[str, Any], folder: Path) -> Path:
        """Write the page and return it."""
        counts, messages = self._counts, int(self._counts.sum())
        share = counts / max(messages, 1)
        rows = tuple(
            (
                label.value,
                int(counts[at]),
                float(share[at]),
                float(self._strength[at] / counts[at]) if counts[at] else "",
            )
            for at, label in enumerate(EMOTIONS)
        )
        upset, glad = (sum(share[EMOTIONS.index(label)] for label in part) for part in (UPSET, GLAD))
        figures = {
            "messages": messages,
            "upset": round(float(upset), 4),
            "glad": round(float(glad), 4),
            "abstained": self._abstained,
        }
        summary = Summary(
            title=f"{messages} messages read",
            about=f"{upset:.0%} upset, {glad:.0%} glad; {self._abstained} neutral because empty or unsure.",
            run={
                **run,
                "input_sha256": self._input.hexdigest(),
                **figures,
                "emotions": {label.value: int(count) for label, count in zip(EMOTIONS, counts, strict=True)},
            },
            tables=(Table("Emotions", ("emotion", "messages", "share", "mean intensity"), rows),),
            charts={
                "emotions": ("Messages by emotion.", _counted(counts)),
                "sure": ("How sure the readings are, and how strong the feelings.", self._sure()),
            },
        )
        return write_summary(summary, folder)

    def _sure(self) -> Figure:
        figure, axes = panel(7.0, 3.4, "Confidence and intensity")
        for values, name, colour in (
            (self._confidence, "confidence", MAIN),
            (self._intensity, "intensity", SECOND),
        ):
            axes.stairs(values, np.linspace(0.0, 1.0, _BINS + 1), linewidth=1.6, color=colour, label=name)
        axes.set_xlim(0.0, 1.0)
        axes.set_ylabel("messages", color=INK)
        axes.yaxis.set_major_locator(MaxNLocator(integer=True))
        axes.legend(frameon=False, loc="upper left")
        return figure


def _bin(share: float) -> int:
    return min(int(share * _BINS), _BINS - 1)


def _counted(counts: NDArray[np.int64]) -> Figure:
    figure, axes = panel(7.0, 3.6, "Messages by emotion")
    axes.barh(range(len(EMOTIONS)), counts, 0.62, color=FAINT)
    for place, count in enumerate(counts):
        axes.text(float(count), place, f" {count}", va="center", fontsize=9, color=INK)
    axes.set_yticks(range(len(EMOTIONS)), [label.value for label in EMOTIONS])
    axes.invert_yaxis()
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.set_xlim(0.0, max(1.0, float(counts.max()) * 1.12))
    return figure
