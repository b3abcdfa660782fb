"""The loss while something was trained, smoothed."""

from collections.abc import Sequence
from itertools import cycle

import numpy as np
from matplotlib.figure import Figure

from emotion.evaluation.drawing import FAINT, INK, MAIN, SECOND, THIRD, panel
from ops.emotion.bars import OnStep

_COLOURS = (MAIN, SECOND, THIRD, INK)
_WINDOWS = 40  # the curve is so many means long


class Losses:
    """Keeps the loss of each step by stage, and hands every step on."""

    def __init__(self, then: OnStep) -> None:
        self._then = then
        self.steps: dict[str, list[tuple[int, float]]] = {}

    def note(self, stage: str, step: int, steps: int, loss: float) -> None:
        """Be told of a step."""
        self.steps.setdefault(stage, []).append((step, loss))
        self._then(stage, step, steps, loss)

    def drawn(self) -> dict[str, tuple[str, Figure]]:
        """Return a chart a stage, by file name; none for what was found finished."""
        return {
            f"loss_{stage}": (
                f"Loss in {stage}: each step, and their running mean.",
                _curve(stage, found, colour),
            )
            for (stage, found), colour in zip(self.steps.items(), cycle(_COLOURS), strict=False)
        }


def _curve(stage: str, found: Sequence[tuple[int, float]], colour: str) -> Figure:
    steps, losses = np.array(found).T
    figure, axes = panel(7.0, 3.4, f"Loss in {stage}")
    axes.scatter(steps, losses, s=5, color=FAINT)
    parts = np.array_split(np.arange(len(steps)), min(_WINDOWS, len(steps)))
    axes.plot([steps[part].mean() for part in parts], [losses[part].mean() for part in parts], color=colour)
    axes.set_xlabel("step", color=INK)
    axes.set_ylim(bottom=0.0)
    return figure
