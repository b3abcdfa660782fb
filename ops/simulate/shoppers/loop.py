"""Rounds of visits: every arm serves them, hears the reactions, and learns; then the books are closed.

What is measured is expected, not drawn: the true chance that a shown card is taken, averaged. Regret is the
distance to the best cards that this arm could still have shown at this visit.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from ops.demo_shop.files import FOLDER
from ops.demo_shop.reading import DemoFiles
from ops.retrain import plan
from ops.retrain.grades import Grading
from ops.simulate.shoppers.arms import CARDS, Arm, How, Learner, Oracle, Popularity
from ops.simulate.shoppers.recovery import Recovered, recovered
from ops.simulate.shoppers.world import Doubles, Numbers, Visits, World, make_visits, make_world, react
from recommender.training import TrainingSettings
from store import FeedbackKind

START = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
# Rounds done, rounds in all.
Progress = Callable[[int, int], None]
SHARE = 0.1
# A shop's own, but for one thing: whether the mood pays is not tried before each training, for that is
# what the run is to show.
SETTINGS = replace(plan.SETTINGS, context_folds=0)


@dataclass(frozen=True, slots=True)
class Setup:
    """What is simulated.

    Parameters
    ----------
    every
        Rounds between two retrainings.
    blind
        Whether the arm that is blind to the mood takes part.
    """

    shoppers: int
    rounds: int
    seed: int = 1
    every: int = 1
    share: float = SHARE
    settings: TrainingSettings = SETTINGS
    grading: Grading = field(default_factory=Grading)
    blind: bool = True


@dataclass(frozen=True, slots=True)
class Curve:
    """What became of one arm.

    Parameters
    ----------
    acceptance, regret
        One figure a round.
    last
        Shape (n_shoppers,): mean acceptance of each shopper in the last third of the rounds, NaN without a
        visit; for intervals.
    """

    acceptance: tuple[float, ...]
    regret: tuple[float, ...]
    last: Doubles


@dataclass(frozen=True, slots=True)
class Training:
    """One retraining."""

    arm: str
    round: int
    promoted: bool
    reason: str
    took_s: float
    notes: tuple[str, ...]
    offpolicy: dict[str, float]


@dataclass(frozen=True, slots=True)
class Run:
    """What came out."""

    curves: dict[str, Curve]
    trainings: tuple[Training, ...]
    recovered: Recovered
    took_s: float


def simulate(setup: Setup, home: Path, *, progress: Progress | None = None) -> Run:
    """Run the loop in folder `home` and return the curves."""
    began = time.perf_counter()
    dice = np.random.default_rng(setup.seed)
    products = DemoFiles(FOLDER, now=START).products()
    world = make_world(products, setup.shoppers, dice)
    arms = _arms(setup, home, world)
    books = [_Book(arm, world, np.random.default_rng([setup.seed, 7])) for arm in arms]
    trainings: list[Training] = []
    for number in range(setup.rounds):
        present = _present(setup, number)
        visits = make_visits(dice.permutation(present), dice)
        chances = world.chances(visits)
        for book in books:
            book.serve(visits, chances, late=number >= setup.rounds - max(setup.rounds // 3, 1))
            trainings += _learnt(book.arm, number)
        if progress:
            progress(number + 1, setup.rounds)
    found = recovered(world, home / "ours")
    for arm in arms:
        if isinstance(arm, Learner):
            arm.close()
    curves = {book.arm.name: book.curve() for book in books}
    return Run(curves, tuple(trainings), found, time.perf_counter() - began)


def _arms(setup: Setup, home: Path, world: World) -> list[Arm]:
    names = ["ours", "blind"] if setup.blind else ["ours"]
    learners = []
    for name in names:
        (home / name).mkdir(parents=True)
        settings = replace(setup.settings, with_context=name == "ours")
        how = How(settings, setup.grading, setup.share, START, setup.every)
        learners.append(Learner(name, home / name, world, how))
    popularity = Popularity(len(world.products), random.Random(setup.seed), setup.share)
    return [*learners, popularity, Oracle()]


def _present(setup: Setup, number: int) -> Numbers:
    """Return who visits: the last fifth of the shoppers come from the middle of the run on."""
    early = setup.shoppers - setup.shoppers // 5
    return np.arange(setup.shoppers if number >= setup.rounds // 2 else early)


def _learnt(arm: Arm, number: int) -> Sequence[Training]:
    began = time.perf_counter()
    outcome = arm.learn(number)
    if outcome is None:
        return ()
    took_s = time.perf_counter() - began
    judged = {name: value for name, value in outcome.metrics.items() if name.startswith("offpolicy")}
    return (Training(arm.name, number, outcome.promoted, outcome.reason, took_s, outcome.notes, judged),)


class _Book:
    """What one arm showed, to whom, and what it came to."""

    def __init__(self, arm: Arm, world: World, dice: np.random.Generator) -> None:
        self.arm, self._dice = arm, dice
        self._gone = np.zeros((len(world.customers), len(world.products)), dtype=np.bool_)
        self._acceptance: list[float] = []
        self._regret: list[float] = []
        self._sums, self._counts = np.zeros(len(world.customers)), np.zeros(len(world.customers))

    def serve(self, visits: Visits, chances: Doubles, *, late: bool) -> None:
        """Show cards at every visit and hear the reactions."""
        accepted, best = np.zeros(len(visits)), np.zeros(len(visits))
        for row in range(len(visits)):
            visit = visits.one(row, chances)
            allowed = np.where(self._gone[visit.shopper], -np.inf, 0.0)
            shown = self.arm.choose(visit, allowed)
            accepted[row] = visit.chances[shown].mean()
            best[row] = np.sort(visit.chances + allowed)[-CARDS:].mean()
            answers = react(visit, shown, self._dice)
            self.arm.hear(shown, answers)
            over = [answer.kind in {FeedbackKind.BUY, FeedbackKind.DISLIKE} for answer in answers]
            self._gone[visit.shopper, shown[over]] = True
        self._acceptance.append(float(accepted.mean()))
        self._regret.append(float((best - accepted).mean()))
        if late:
            self._sums[visits.shoppers] += accepted
            self._counts[visits.shoppers] += 1

    def curve(self) -> Curve:
        """Return the figures."""
        with np.errstate(invalid="ignore"):
            last = self._sums / self._counts
        return Curve(tuple(self._acceptance), tuple(self._regret), last)


def paired_gain(one: Curve, other: Curve, *, seed: int = 0) -> tuple[float, float, float]:
    """Return how much more is accepted late in the run, with its 95 % interval by bootstrap over shoppers."""
    gains = (one.last - other.last)[~np.isnan(one.last - other.last)]
    draws = np.random.default_rng(seed).integers(0, len(gains), (500, len(gains)))
    low, high = np.quantile(gains[draws].mean(axis=1), [0.025, 0.975])
    return float(gains.mean()), float(low), float(high)
