"""How every chart of a report looks: colours, one plain panel, percent axes.

Draws on matplotlib's Figure without pyplot: no global state, no window.
"""

from typing import Any, Final

from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter

INK: Final = "#22303c"
FAINT: Final = "#c9d1d9"
MAIN: Final = "#1f6feb"
SECOND: Final = "#e16f24"
THIRD: Final = "#1a7f5a"
PERCENT: Final = PercentFormatter(1.0, decimals=0)


def panel(width: float, height: float, title: str) -> tuple[Figure, Any]:
    """Return a figure with one plain panel; sizes in inches."""
    figure = Figure(figsize=(width, height), dpi=144, layout="constrained")
    axes = figure.add_subplot()
    axes.set_title(title, loc="left", color=INK, fontsize=12, fontweight="bold", pad=10)
    axes.spines[["top", "right"]].set_visible(False)
    axes.spines[["left", "bottom"]].set_color(FAINT)
    axes.tick_params(colors=INK, length=0)
    return figure, axes


def percent(axes: Any, across: str, up: str) -> None:
    """Give both axes percent and a name."""
    axes.xaxis.set_major_formatter(PERCENT)
    axes.yaxis.set_major_formatter(PERCENT)
    axes.set_xlabel(across, color=INK)
    axes.set_ylabel(up, color=INK)
