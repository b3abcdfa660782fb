"""The learning curves as a picture; says on its face that the shoppers are synthetic."""

from __future__ import annotations

from pathlib import Path

from ops.simulate.shoppers.loop import Run, Setup

COLOURS = {"ours": "#0b6e4f", "blind": "#c8553d", "popularity": "#8d99ae", "oracle": "#2b2d42"}
LABELS = {
    "ours": "Attune",
    "blind": "the same, blind to the mood",
    "popularity": "popularity",
    "oracle": "an oracle",
}


def draw(run: Run, setup: Setup, file: Path) -> None:
    """Write the chart; the ending of the file's name decides the format."""
    import matplotlib  # noqa: PLC0415  heavy, and only for this

    matplotlib.use("Agg")
    from matplotlib import pyplot  # noqa: PLC0415

    figure, (left, right) = pyplot.subplots(1, 2, figsize=(10, 4), constrained_layout=True)
    for name, curve in run.curves.items():
        rounds = range(1, len(curve.acceptance) + 1)
        style = {
            "color": COLOURS[name],
            "label": LABELS[name],
            "linewidth": 2,
            "marker": "o",
            "markersize": 3,
        }
        if name == "oracle":
            style |= {"linestyle": "--", "marker": ""}
        left.plot(rounds, curve.acceptance, **style)
        right.plot(rounds, curve.regret, **style)
    for training in run.trainings:
        if training.arm == "ours" and training.promoted:
            left.axvline(training.round + 1.5, color="#0b6e4f", alpha=0.2, linewidth=1)
    left.set(title="share of cards that are taken", xlabel="round", ylim=(0, 1))
    right.set(title="regret: distance to the best cards", xlabel="round", ylim=(-0.02, None))
    left.legend(frameon=False, loc="lower right")
    figure.suptitle(
        f"{setup.shoppers:,} synthetic shoppers with planted tastes and moods, seed {setup.seed}", fontsize=10
    )
    for axes in (left, right):
        axes.spines[["top", "right"]].set_visible(False)
    figure.savefig(file, dpi=110)
    pyplot.close(figure)
