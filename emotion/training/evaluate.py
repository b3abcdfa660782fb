"""Measures the served int8 model on whatever labelled sets are at hand. Torch-free."""

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from emotion.labels import EMOTIONS, GOEMOTIONS
from emotion.metrics import f1_per_label, macro_f1, one_hot
from emotion.reader import Reader
from emotion.training.airline import SENTIMENTS, as_sentiments, read_airline
from emotion.training.data import read_goemotions
from emotion.training.messages import read_labels, read_service

PREFERRED_SPLITS = ("test", "dev", "train")


@dataclass(slots=True)
class Report:
    """What was measured and what was not.

    Attributes
    ----------
    figures
        Name to macro-F1, in 0-1.
    per_label
        Name of the set to label to F1.
    skipped
        Sets that were not there, in words.
    """

    figures: dict[str, float] = field(default_factory=dict)
    per_label: dict[str, dict[str, float]] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    skipped: list[str] = field(default_factory=list)


def pick_split(folder: Path) -> str | None:
    """Return test where the folder has it, else dev, else train; None where it has none."""
    return next((split for split in PREFERRED_SPLITS if (folder / f"{split}.tsv").is_file()), None)


def evaluate(
    reader: Reader, goemotions: Path, own: Path, airline: Path, *, split: str | None = None
) -> Report:
    """Measure on every set that exists.

    Parameters
    ----------
    split
        Of `goemotions`; by default as `pick_split` says. Asking for one that is missing is an error.

    Raises
    ------
    BadData
        If a set is there but not in the expected form.
    """
    report = Report()
    if chosen := split or pick_split(goemotions):
        _goemotions(reader, goemotions, chosen, report)
    else:
        report.skipped.append(f"goemotions: no test.tsv, dev.tsv or train.tsv in {goemotions}")
    if own.is_file():
        _own(reader, own, report)
    else:
        report.skipped.append(f"own: {own} does not exist")
    if (airline / "tweets.csv").is_file():
        _airline(reader, airline, report)
    else:
        report.skipped.append(f"airline: {airline / 'tweets.csv'} does not exist")
    return report


def _goemotions(reader: Reader, folder: Path, split: str, report: Report) -> None:
    rows = read_goemotions(folder, split)
    scores = reader.score(rows.texts)
    gold, said = rows.feelings > 0, scores.feelings >= np.array(reader.manifest.thresholds)
    report.figures["goemotions_macro_f1_28"] = macro_f1(gold, said)
    report.per_label["goemotions_28"] = _named(GOEMOTIONS, f1_per_label(gold, said))
    report.rows["goemotions_28"] = len(rows)
    # Rows whose labels mean two different things in a shop have no single right answer.
    clear = np.flatnonzero(rows.service.max(axis=1) == 1.0)
    _single("goemotions", rows.service[clear].argmax(axis=1), scores.service[clear], report)


def _own(reader: Reader, path: Path, report: Report) -> None:
    rows = read_service(path)
    scores = reader.score(rows.texts)
    gold = rows.service.argmax(axis=1)
    _single("own", gold, scores.service, report)
    second = path.with_name(f"{path.stem}_second_pass.csv")
    if second.is_file():
        agreed = np.flatnonzero(gold == read_labels(second, rows.texts).argmax(axis=1))
        _single("own_agreed", gold[agreed], scores.service[agreed], report)
    report.figures["own_intensity_error"] = float(np.abs(scores.intensity - rows.intensity).mean())


def _airline(reader: Reader, folder: Path, report: Report) -> None:
    texts, sentiments = read_airline(folder)
    best = as_sentiments(reader.score(texts).service).argmax(axis=1)
    gold, said = one_hot(sentiments, len(SENTIMENTS)), one_hot(best, len(SENTIMENTS))
    report.figures["airline_macro_f1_3"] = macro_f1(gold, said)
    report.per_label["airline_3"] = _named(SENTIMENTS, f1_per_label(gold, said))
    report.rows["airline_3"] = len(texts)


def _single(
    name: str, gold_rows: "np.ndarray[tuple[int], np.dtype[np.int64]]", service: np.ndarray, report: Report
) -> None:
    gold, said = one_hot(gold_rows, len(EMOTIONS)), one_hot(service.argmax(axis=1), len(EMOTIONS))
    report.figures[f"{name}_macro_f1_8"] = macro_f1(gold, said)
    report.per_label[f"{name}_8"] = _named(EMOTIONS, f1_per_label(gold, said))
    report.rows[f"{name}_8"] = len(gold_rows)


def _named(
    labels: tuple[str, ...], values: "np.ndarray[tuple[int], np.dtype[np.float64]]"
) -> dict[str, float]:
    return {str(label): round(float(value), 4) for label, value in zip(labels, values, strict=True)}
