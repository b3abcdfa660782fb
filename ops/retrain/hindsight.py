"""What the log of drawn cards says of a challenger beside the champion, in figures and in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ops.retrain.offpolicy import FEWEST_DRAWN, FEWEST_EFFECTIVE, Drawn, Estimate, estimate, gain, preferred
from recommender.training.evaluate import Figure, Scorer


@dataclass(frozen=True, slots=True)
class Hindsight:
    """The figures by name, what must be said about them, and whether the challenger is clearly worse."""

    metrics: Mapping[str, float] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    worse: bool = False


def hindsight(drawn: Drawn, challenger: Scorer, champion: Scorer | None) -> Hindsight:
    """Return what came out; clearly worse means that the whole interval of the gain is below 0.

    Parameters
    ----------
    drawn
        Offers neither model was trained on.
    """
    metrics = {"offpolicy_drawn": float(len(drawn))}
    if len(drawn) < FEWEST_DRAWN:
        said = (
            f"off-policy: the log cannot support it: {len(drawn)} drawn cards that no model was trained on, "
            f"{FEWEST_DRAWN} are the least"
        )
        return Hindsight(metrics, (said,))
    metrics["offpolicy_logged"] = float(drawn.offers.grades.mean())
    ours = estimate(drawn, preferred(challenger, drawn))
    metrics |= _named("challenger", ours)
    if champion is None:
        return Hindsight(metrics, _doubts(ours))
    theirs = estimate(drawn, preferred(champion, drawn))
    won = gain(drawn, ours, theirs)
    metrics |= _named("champion", theirs) | _figure("offpolicy_gain", won)
    doubts = _doubts(ours, theirs)
    return Hindsight(metrics, doubts, worse=not doubts and won.high < 0)


def _doubts(*estimates: Estimate) -> tuple[str, ...]:
    least = min(one.effective for one in estimates)
    if all(one.holds for one in estimates):
        return ()
    return (
        f"off-policy: the draws are worth only {least:.0f} of the ranking's own, "
        f"{FEWEST_EFFECTIVE:.0f} are the least; the figures decide nothing",
    )


def _named(name: str, found: Estimate) -> dict[str, float]:
    return {
        **_figure(f"offpolicy_{name}", found.taken),
        f"offpolicy_{name}_effective": found.effective,
    }


def _figure(name: str, figure: Figure) -> dict[str, float]:
    return {name: figure.value, f"{name}_low": figure.low, f"{name}_high": figure.high}
