"""The comparison as a picture: each way's headline with its interval, one panel a split."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ops.evaluate.labels import CONTROL, OURS
from ops.evaluate.table import SHOWN

OTHERS_COLOUR, OURS_COLOUR, CONTROL_COLOUR = "#6b7280", "#0f766e", "#d97706"


def draw(found: Mapping[str, Any], path: Path) -> None:
    """Write the PNG."""
    import matplotlib as mpl  # noqa: PLC0415  slow to import, and only this needs it

    mpl.use("Agg")
    from matplotlib import pyplot as plt  # noqa: PLC0415

    panels = found["splits"]
    rows = [len(one["models"]) for one in panels.values()]
    figure, axes = plt.subplots(
        len(panels), 1, figsize=(7.6, sum(0.9 + 0.36 * n for n in rows)), squeeze=False,
        height_ratios=[2.5 + n for n in rows], layout="constrained",
    )  # fmt: skip
    for axis, (kind, one) in zip(axes[:, 0], panels.items(), strict=True):
        headline = one["headline"]
        names = [name for name, model in one["models"].items() if headline in model]
        for row, name in enumerate(names):
            model, colour = one["models"][name], _colour(name)
            axis.plot([model[f"{headline}_low"], model[f"{headline}_high"]], [row, row], color=colour, lw=2)
            axis.plot([model[headline]], [row], "o", color=colour)
            place: dict[str, Any] = {"xytext": (0, 5), "textcoords": "offset points", "ha": "center"}
            axis.annotate(f"{model[headline]:.3f}", (model[headline], row), color=colour, fontsize=8, **place)
        axis.set_yticks(range(len(names)), [name.replace("_", " ") for name in names])
        axis.invert_yaxis()
        axis.margins(y=0.08)
        axis.set_xlabel(f"{SHOWN[headline]}, 95 % interval over {one['customers']} customers")
        axis.set_title(f"{found['dataset']}: {kind.replace('_', ' ')}", fontsize=11)
        axis.grid(axis="x", alpha=0.3)
        axis.spines[["top", "right"]].set_visible(False)
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, dpi=110)
    plt.close(figure)


def _colour(name: str) -> str:
    if name.endswith(CONTROL):
        return CONTROL_COLOUR
    return OURS_COLOUR if name.startswith(OURS) else OTHERS_COLOUR
