"""The emotion reader's speed and size, everything in one run."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from emotion import Reader
from emotion.training.gate import FixedSets
from emotion.training.messages import read_service
from ops.bench import emotion_int8, emotion_lengths, emotion_load, emotion_pipeline, emotion_process

BATCH = 256
_BUSY_READINGS = 50  # for each of `repeats`; a hundredth of them decides


def measure(
    weights_dir: Path,
    artefact_dir: Path,
    sets: FixedSets,
    *,
    repeats: int,
    report: Callable[[str, int, int], None],
) -> dict[str, Any]:
    """Return every figure by name; `report` hears the part, how many are done, how many there are."""
    reader = Reader.open(artefact_dir)
    messages = read_service(sets.messages["own"]).texts[:BATCH]
    parts: dict[str, Callable[[], dict[str, Any]]] = {
        "a fresh process": lambda: emotion_process.measure(artefact_dir),
        "beside the pipeline": lambda: emotion_pipeline.measure(
            reader, weights_dir, messages, repeats=repeats
        ),
        "by length": lambda: emotion_lengths.measure(reader),
        "asked by many": lambda: emotion_load.measure_together(reader, messages),
        "beside busy processes": lambda: emotion_load.measure_busy(reader, readings=_BUSY_READINGS * repeats),
        "8 bits against 32": lambda: emotion_int8.compare(weights_dir, artefact_dir, sets),
    }
    facts: dict[str, Any] = {}
    for done, (name, part) in enumerate(parts.items()):
        report(name, done, len(parts))
        facts |= part()
    return {**facts, "threads": 1, "model": reader.version}
