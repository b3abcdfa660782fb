"""The learning job: gather, train, export, fit, measure, and serve what passes the gate.

The link to the served model moves last. Whatever ends the job before that, the model in service stays in
service, and the next run goes on from the last epoch that was finished.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from emotion.export import export
from emotion.manifest import REPLACEMENT, WEIGHTS_FOLDER, read_manifest
from emotion.reader import Reader
from emotion.training.gate import Figures, FixedSets, Verdict, judge, measure
from emotion.training.learning import Lesson, fitted_to_served, learn
from emotion.training.loop import Progress
from ops.emotion import refusals
from ops.emotion.alone import alone
from ops.errors import WrongInput

# Says which part of the job has begun.
Stage = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Job:
    """Where everything lies.

    Attributes
    ----------
    served
        The link to the served model.
    stock
        The weights that came with the project; learnt on from while nothing else serves.
    """

    served: Path
    stock: Path
    sets: FixedSets


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run came to: `version` serves now, `challenger` is what was trained ("" for nothing)."""

    version: str
    challenger: str
    promoted: bool
    reason: str
    figures: Figures = field(default_factory=dict)


def parent_weights(job: Job) -> Path:
    """Return the weights of what serves.

    Raises
    ------
    WrongInput
        If another maker's model serves: there is nothing of ours to train.
    """
    own = job.served / WEIGHTS_FOLDER
    chosen = own if own.is_dir() else job.stock
    if job.served.exists() and read_manifest(job.served).method == REPLACEMENT:
        raise WrongInput(
            "another maker's model serves, and only ours learns on; to go back to ours, take emotion_model "
            "out of attune.toml and run ./attune emotion export, or run ./attune emotion rollback"
        )
    return chosen


def run(job: Job, lesson: Lesson, *, stage: Stage, progress: Progress, again: bool = False) -> Outcome:
    """Learn, and put the result into service if it passes the gate.

    Parameters
    ----------
    again
        Learn also where the very same was refused before.

    Raises
    ------
    AlreadyTraining
        If another run is under way.
    """
    lock = lesson.work.with_name(f"{lesson.work.name}.lock")
    with alone(lock, otherwise="the emotion reader is learning already; wait for that to end"):
        parent = read_manifest(lesson.parent)
        if parent.made.get("lesson_sha256") == lesson.hash:
            return Outcome(parent.version, "", False, "nothing new to learn from")
        if not job.served.exists():
            export(job.stock, job.served)
        refused, key = _refusals(lesson), refusals.key_of(lesson, read_manifest(job.served), job.sets)
        if not again and (known := refusals.refused(refused, key)):
            return _unchanged(read_manifest(job.served).version, known)
        stage("measuring the model in service")  # first: what is damaged there is known before the training
        before = measure(Reader.open(job.served), job.sets)
        stage("training")
        challenger = learn(lesson, lesson.work / "weights", progress)
        stage("exporting")
        candidate = export(lesson.work / "weights", lesson.work / "candidate")
        stage("fitting thresholds to the new model")
        fit_candidate(lesson, lesson.work / "weights", candidate)
        stage("measuring the new model")
        verdict = judge(before, measure(Reader.open(candidate), job.sets))
        if verdict.promoted:
            stage("putting it into service")
            _keep(verdict, lesson.work / "weights")
            export(lesson.work / "weights", job.served, keep_weights=True)
        shutil.rmtree(lesson.work)
        if not verdict.promoted:
            refusals.note(refused, key, verdict)
    serving = challenger if verdict.promoted else read_manifest(job.served)
    return Outcome(serving.version, challenger.version, verdict.promoted, verdict.reason, verdict.figures)


def _refusals(lesson: Lesson) -> Path:
    return lesson.work.with_name(f"{lesson.work.name}-refused.json")


def _unchanged(serving: str, known: Verdict) -> Outcome:
    reason = f"nothing changed since this was refused ({known.reason}); --again trains it all the same"
    return Outcome(serving, "", False, reason, known.figures)


def fit_candidate(lesson: Lesson, weights: Path, candidate: Path) -> None:
    """Fit thresholds and temperature to the candidate, and write them beside it and beside its weights."""
    served = Reader.open(candidate)
    fitted = fitted_to_served(read_manifest(weights), lesson, served)
    fitted.write(weights)
    replace(fitted, export=served.manifest.export).write(candidate)


def _keep(verdict: Verdict, weights: Path) -> None:
    """Let the manifest tell the gate's figures, beside what training measured."""
    manifest = read_manifest(weights)
    figures = {name: round(value, 4) for name, value in verdict.figures.items()}
    replace(manifest, metrics={**manifest.metrics, **figures}).write(weights)
