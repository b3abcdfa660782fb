"""Refusals: which lessons the gate refused, so that the very same is not trained again for the same verdict.

Keeps hashes, reasons and figures; no text.
"""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from emotion.integrity import sha256_of
from emotion.manifest import Manifest, read_manifest
from emotion.provenance import code_hash
from emotion.training.gate import FixedSets, Verdict
from emotion.training.learning import Lesson
from emotion.writing import whole

KEPT: Final = 20


def key_of(lesson: Lesson, champion: Manifest, sets: FixedSets) -> str:
    """Return a hash of all that the verdict on a lesson hangs on.

    What is learnt from and how, the weights it goes on from, what serves, what is measured on, and the code.
    """
    parts = (
        lesson.hash,
        (lesson.seed, lesson.epochs),
        _model(read_manifest(lesson.parent)),
        _model(champion),
        [(path.name, sha256_of(path)) for path in _measured(sets) if path.is_file()],
        code_hash(),
    )
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def refused(file: Path, key: str) -> Verdict | None:
    """Return the verdict on a lesson that was refused; None where none is kept, or the file is damaged."""
    try:
        found = _read(file)[key]
        figures = {str(name): float(value) for name, value in found["figures"].items()}
        return Verdict(False, str(found["reason"]), figures)
    except (TypeError, KeyError, AttributeError, ValueError):
        return None


def note(file: Path, key: str, verdict: Verdict) -> None:
    """Keep the verdict on a lesson, beside the last ones before it.

    Raises
    ------
    CannotWrite
        If the disk is full, or one may not write there.
    """
    told = {name: one for name, one in _read(file).items() if name != key}
    told[key] = {"reason": verdict.reason, "figures": dict(verdict.figures)}
    with whole(file) as path:
        path.write_text(json.dumps(dict(list(told.items())[-KEPT:]), indent=1), encoding="utf-8")


def _model(manifest: Manifest) -> tuple[object, ...]:
    return manifest.version, manifest.thresholds, manifest.temperature, manifest.abstain_below


def _measured(sets: FixedSets) -> Iterable[Path]:
    return (*sets.messages.values(), sets.goemotions / "labels.txt", sets.goemotions / "dev.tsv")


def _read(file: Path) -> dict[str, Any]:
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}
