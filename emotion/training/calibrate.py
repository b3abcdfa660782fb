"""Calibrate: fits thresholds, temperature and abstention anew, to what the served int8 model says.

`calibrate` rewrites the manifest beside the weights; the weights stay. Free of torch.
"""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from emotion.evaluation.calibration import calibration_error
from emotion.export import export
from emotion.manifest import Manifest, read_manifest
from emotion.provenance import code_hash
from emotion.reader import Reader
from emotion.training.confidence import Judged, choose_temperature
from emotion.training.data import Rows, data_hash, read_goemotions
from emotion.training.fitting import Fitted, check_enough, fit, judged_rows
from emotion.training.holdout import held_out
from emotion.training.messages import read_service

PARTS = 4  # that are told of
_TINY = 1e-7
_SEED = 0  # of the halves


@dataclass(frozen=True, slots=True)
class ServedLogits:
    """What the served model says: logits of shape (rows, 28) and (rows, 8)."""

    feelings: NDArray[np.float32]
    service: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Calibrated:
    """Outcome. Errors are expected calibration errors by source (0-1).

    Attributes
    ----------
    errors_after
        Of a temperature fitted on the other half of the rows, so that it does not flatter itself.
    judged
        The rows with one right label that they are of.
    """

    before: Manifest
    after: Manifest
    errors_before: dict[str, float]
    errors_after: dict[str, float]
    judged: dict[str, Judged]
    seed: int = _SEED


def calibrate(
    weights: Path,
    goemotions: Path,
    service: Path,
    dialogues: Path,
    *,
    tell: Callable[[str], None] = lambda _: None,
) -> Calibrated:
    """Fit anew on GoEmotions' dev split and the held-out tenth of our messages, and write the manifest.

    Parameters
    ----------
    tell
        Called with the name of each of `PARTS` parts before it begins.

    Raises
    ------
    EmotionError
        If weights or data are missing, not in the expected form or too few; the manifest then stays.
    """
    tell("making the 8-bit model")
    before = read_manifest(weights)
    dev = read_goemotions(goemotions, "dev")
    own = read_service(service).joined(read_service(dialogues))
    own = own.take(np.flatnonzero(held_out(own)))
    check_enough(dev, own)
    with tempfile.TemporaryDirectory() as folder:
        reader = Reader.open(export(weights, Path(folder) / "artefact"))
        tell("reading GoEmotions' dev split")
        dev_said = served_logits(reader, dev)
        tell("reading our held-out messages")
        own_said = served_logits(reader, own)
    tell("fitting")
    fitted = fit(dev_said, dev, own_said, own)
    after = calibrated(before, fitted, goemotions, service, dialogues)
    sources = {"goemotions dev": judged_rows(dev_said, dev), "own held out": judged_rows(own_said, own)}
    errors_before = {name: _error(one, before.temperature) for name, one in sources.items()}
    errors_after = _crossed_errors(sources, np.random.default_rng(_SEED))
    after.write(weights)
    return Calibrated(before, after, errors_before, errors_after, sources)


def calibrated(before: Manifest, fitted: Fitted, goemotions: Path, *service: Path) -> Manifest:
    """Return the manifest with what was fitted, and with the hashes of what it was fitted to."""
    return replace(
        before,
        thresholds=fitted.thresholds,
        temperature=fitted.temperature,
        abstain_below=fitted.abstain_below,
        made={
            **before.made,
            "calibrated": {
                "goemotions_sha256": data_hash(goemotions / "dev.tsv"),
                "service_sha256": data_hash(*service),
                "code_sha256": code_hash(),
            },
        },
    )


def served_logits(reader: Reader, rows: Rows) -> ServedLogits:
    """Return the logits behind the reader's probabilities; those of the eight up to a constant a row.

    Each message is read alone, as a customer's is.
    """
    scores = reader.score(rows.texts, contexts=rows.contexts or None, alone=True)
    feelings = np.clip(scores.feelings, _TINY, 1.0 - _TINY)
    service = np.log(np.maximum(scores.service, _TINY)) * reader.manifest.temperature
    return ServedLogits(np.log(feelings / (1.0 - feelings)).astype(np.float32), service.astype(np.float32))


def _error(judged: Judged, temperature: float) -> float:
    said = judged.probabilities(temperature)
    return calibration_error(said.max(axis=1), said.argmax(axis=1) == judged.gold)


def _crossed_errors(sources: dict[str, Judged], rng: np.random.Generator) -> dict[str, float]:
    """Fit on one half of each source, read the other half, and the other way round."""
    halves = {name: rng.permutation(len(one.gold)) % 2 for name, one in sources.items()}
    said = {name: np.zeros_like(one.logits) for name, one in sources.items()}
    for half in (0, 1):
        fitted_on = [_part(one, halves[name] != half) for name, one in sources.items()]
        temperature = choose_temperature(fitted_on)
        for name, one in sources.items():
            rows = halves[name] == half
            said[name][rows] = _part(one, rows).probabilities(temperature)
    return {
        name: calibration_error(said[name].max(axis=1), said[name].argmax(axis=1) == one.gold)
        for name, one in sources.items()
    }


def _part(judged: Judged, rows: NDArray[np.bool_]) -> Judged:
    return Judged(judged.logits[rows], judged.gold[rows])
