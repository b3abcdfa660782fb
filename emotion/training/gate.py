"""The gate: whether a model that learnt on may serve. Compares what is served, int8, on fixed sets.

Every message is read alone: what it is read beside moves a figure by more than the gate allows.

No set here is ever trained on. The airline tweets are not among them: they are for measuring, and a gate
is a choice.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

import numpy as np

from emotion.labels import EMOTIONS
from emotion.metrics import macro_f1, one_hot
from emotion.reader import Reader
from emotion.training.data import read_goemotions
from emotion.training.messages import read_service

Figures: TypeAlias = Mapping[str, float]

ALLOWED_LOSS: Final = 0.005
_ROUNDING: Final = 1e-9


@dataclass(frozen=True, slots=True)
class FixedSets:
    """Where the sets lie; those that are not there are left out.

    Attributes
    ----------
    messages
        CSVs of labelled messages, by the name their figure gets.
    goemotions
        A folder in GoEmotions' format; its dev split is measured.
    """

    messages: Mapping[str, Path]
    goemotions: Path


@dataclass(frozen=True, slots=True)
class Verdict:
    """May the challenger serve? With the figures of both: "own_macro_f1_8", "own_macro_f1_8_before"."""

    promoted: bool
    reason: str
    figures: Figures


def measure(reader: Reader, sets: FixedSets) -> Figures:
    """Return macro-F1 on every set that is there."""
    figures = dict(measure_messages(reader, sets.messages))
    if (sets.goemotions / "dev.tsv").is_file():
        dev = read_goemotions(sets.goemotions, "dev")
        said = reader.score(dev.texts, alone=True).feelings >= np.array(reader.manifest.thresholds)
        figures["goemotions_dev_macro_f1_28"] = macro_f1(dev.feelings > 0, said)
    return figures


def measure_messages(reader: Reader, messages: Mapping[str, Path]) -> Figures:
    """Return macro-F1 of the eight labels on every CSV of messages that is there."""
    figures = {}
    for name, path in messages.items():
        if path.is_file():
            rows = read_service(path)
            best = reader.score(rows.texts, contexts=rows.contexts, alone=True).service.argmax(axis=1)
            gold = one_hot(rows.service.argmax(axis=1), len(EMOTIONS))
            figures[f"{name}_macro_f1_8"] = macro_f1(gold, one_hot(best, len(EMOTIONS)))
    return figures


def judge(champion: Figures, challenger: Figures) -> Verdict:
    """Let the challenger pass if no set lost more than `ALLOWED_LOSS`. Without any set nothing passes."""
    both = {f"{name}_before": value for name, value in champion.items()} | dict(challenger)
    lost = {
        name: champion[name] - challenger.get(name, 0.0)
        for name in champion
        if champion[name] - challenger.get(name, 0.0) > ALLOWED_LOSS + _ROUNDING
    }
    if not champion:
        return Verdict(False, "there is no fixed set to measure on", both)
    if lost:
        worst = ", ".join(f"{name} by {100 * loss:.2f} points" for name, loss in lost.items())
        return Verdict(False, f"lost more than {100 * ALLOWED_LOSS:.1f} points: {worst}", both)
    return Verdict(True, "passed", both)
