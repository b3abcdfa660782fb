"""Runs the served int8 model over whatever labelled sets are at hand. Free of torch."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import cohen_kappa_score

from emotion.certainty import certainty
from emotion.evaluation import conversations
from emotion.evaluation.airline import SENTIMENTS, as_sentiments, read_airline
from emotion.evaluation.bootstrap import draw, interval, resampled_macro_f1
from emotion.evaluation.calibration import calibration_error
from emotion.evaluation.fairness import read_counterfactuals, spreads
from emotion.evaluation.judgement import Judgement, tabulate
from emotion.evaluation.pairs import read_pairs, score_pairs, share_ordered, share_ordered_by_valence
from emotion.evaluation.report import Report
from emotion.evaluation.selective import risk_coverage
from emotion.evaluation.slices import by_length, by_style, gap
from emotion.labels import EMOTIONS, GOEMOTIONS
from emotion.metrics import macro_f1
from emotion.reader import Reader
from emotion.training.data import read_goemotions
from emotion.training.messages import read_labels, read_service

PREFERRED_SPLITS = ("test", "dev", "train")
MOST_SETS = 6
SEED = 7  # of the bootstrap and of the typos


@dataclass(frozen=True, slots=True, kw_only=True)
class Sets:
    """Where the sets are; those that are not there are skipped."""

    goemotions: Path
    own: Path
    airline: Path
    context: Path
    pairs: Path
    fairness: Path

    def files(self, split: str | None) -> dict[str, Path]:
        """Return the file of each set, GoEmotions' of this split; some may not be there."""
        return {
            "goemotions": self.goemotions / f"{split}.tsv",
            "own": self.own,
            "airline": self.airline / "tweets.csv",
            "context": self.context,
            "pairs": self.pairs,
            "fairness": self.fairness,
        }


def pick_split(folder: Path) -> str | None:
    """Return test where the folder has it, else dev, else train; None where it has none."""
    return next((split for split in PREFERRED_SPLITS if (folder / f"{split}.tsv").is_file()), None)


def evaluate(
    reader: Reader, sets: Sets, *, split: str | None = None, tell: Callable[[str], None] | None = None
) -> Report:
    """Measure on every set that exists.

    Parameters
    ----------
    split
        Of GoEmotions; by default as `pick_split` says. Asking for one that is missing is an error.
    tell
        Called with the name of each set before it is read.

    Raises
    ------
    BadData
        If a set is there but not in the expected form.
    """
    report = Report(reader.version)
    announce = tell or (lambda _: None)
    if chosen := split or pick_split(sets.goemotions):
        report.split = chosen
        announce("goemotions")
        _goemotions(reader, sets.goemotions, chosen, report)
    else:
        report.skipped.append(f"goemotions: no test.tsv, dev.tsv or train.tsv in {sets.goemotions}")
    measures = {
        "own": _own,
        "airline": _airline,
        "context": conversations.measure,
        "pairs": _pairs,
        "fairness": _fairness,
    }
    files = sets.files(chosen)
    for name, measure in measures.items():
        path = files[name]
        if path.is_file():
            announce(name)
            measure(reader, path, report)
        else:
            report.skipped.append(f"{name}: {path} does not exist")
    gaps = [value for name, value in report.figures.items() if name.startswith("gap_")]
    if gaps:
        report.figures["largest_gap"] = max(gaps)
    return report


def _goemotions(reader: Reader, folder: Path, split: str, report: Report) -> None:
    rows = read_goemotions(folder, split)
    scores = reader.score(rows.texts, alone=True)
    gold, said = rows.feelings > 0, scores.feelings >= np.array(reader.manifest.thresholds)
    times = draw(len(rows), np.random.default_rng(SEED))
    report.measure(
        "goemotions_macro_f1_28", interval(macro_f1(gold, said), resampled_macro_f1(gold, said, times))
    )
    report.tables["goemotions_28"] = tabulate(GOEMOTIONS, gold, said)
    # Rows whose labels mean two different things in a shop have no single right answer.
    clear = np.flatnonzero(rows.service.max(axis=1) == 1.0)
    if not len(clear):
        report.skipped.append(f"goemotions, 8 labels: no row of {split}.tsv has one clear service label")
        return
    _eight("goemotions", rows.service[clear].argmax(axis=1), scores.service[clear], report)
    judged = report.judgements["goemotions_8"]
    report.figures["ece_8"] = calibration_error(judged.confidence, judged.right)


def _own(reader: Reader, path: Path, report: Report) -> None:
    rows = read_service(path)
    scores = reader.score(rows.texts, contexts=rows.contexts or None, alone=True)
    gold = rows.service.argmax(axis=1)
    _eight("own", gold, scores.service, report)
    judged = report.judgements["own_8"]
    report.figures["ece_own_8"] = calibration_error(judged.confidence, judged.right)
    errors = np.abs(scores.intensity - rows.intensity)
    if (rated := ~np.isnan(errors)).any():
        report.figures["own_intensity_error"] = float(errors[rated].mean())
    sure = certainty(scores.service)
    kept = sure >= reader.manifest.abstain_below
    report.figures["own_abstained"] = float(1.0 - kept.mean())
    if kept.any():
        report.figures["own_risk_when_sure"] = float(1.0 - judged.right[kept].mean())
    report.figures["own_risk_area"] = risk_coverage(sure, judged.right).area
    report.slices["length"] = by_length(rows.texts, judged.right)
    report.slices["style"] = by_style(reader, rows.texts, gold, np.random.default_rng(SEED))
    for name, found in report.slices.items():
        report.figures[f"gap_{name}"] = gap(found)
    second = path.with_name(f"{path.stem}_second_pass.csv")
    if second.is_file():
        again = read_labels(second, rows.texts).argmax(axis=1)
        report.figures["own_passes_kappa"] = float(cohen_kappa_score(gold, again))
        agreed = np.flatnonzero(gold == again)
        if len(agreed):
            _eight("own_agreed", gold[agreed], scores.service[agreed], report)


def _airline(reader: Reader, path: Path, report: Report) -> None:
    texts, gold = read_airline(path.parent)
    judged = Judgement(SENTIMENTS, gold, as_sentiments(reader.score(texts, alone=True).service))
    _judged("airline", "airline_3", judged, report)


def _pairs(reader: Reader, path: Path, report: Report) -> None:
    pairs = read_pairs(path)
    scores = score_pairs(reader, pairs)
    report.figures["intensity_pairs_ordered"], report.disordered = share_ordered(pairs, scores)
    by_valence = share_ordered_by_valence(pairs, scores)
    if by_valence is not None:
        report.figures["valence_pairs_ordered"] = by_valence


def _fairness(reader: Reader, path: Path, report: Report) -> None:
    report.spreads = spreads(reader, read_counterfactuals(path))
    for name, spread in report.spreads.items():
        report.figures[f"gap_{name}"] = spread.gap
    report.figures["counterfactual_flips"] = max(spread.flips for spread in report.spreads.values())


def _eight(name: str, gold: NDArray[np.int64], service: NDArray[np.float64], report: Report) -> None:
    _judged(name, f"{name}_8", Judgement(EMOTIONS, gold, service), report)


def _judged(name: str, key: str, judged: Judgement, report: Report) -> None:
    times = draw(len(judged.gold), np.random.default_rng(SEED))
    figure = f"{name}_macro_f1_{len(judged.labels)}"
    report.measure(figure, interval(judged.macro_f1, resampled_macro_f1(*judged.flags, times)))
    report.judgements[key] = judged
    report.tables[key] = judged.table()
