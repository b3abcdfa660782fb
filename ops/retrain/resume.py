"""What an interrupted run had already found out, so that the next one does not begin again.

Reading resumes by itself (`history`). The verdict and the fitted model are kept until the run ends; they
count only for the very same data, settings and champion.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path

from ops.retrain.gate import Judgement
from recommender import ArtefactError, artefact
from recommender.artefact import Manifest

_FILE = ".run.json"


def remember(folder: Path, key: str, version: str, judgement: Judgement) -> None:
    """Note the verdict of a run that is about to fit `version`."""
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / f"{_FILE}.{os.getpid()}"
    draft.write_text(
        json.dumps({"key": key, "version": version, "judgement": asdict(judgement)}), encoding="utf-8"
    )
    draft.replace(folder / _FILE)


def recall(folder: Path, key: str) -> tuple[str, Judgement] | None:
    """Return version and verdict of an interrupted run on the same inputs."""
    try:
        said = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        if said["key"] != key:
            return None
        found = said["judgement"]
        return str(said["version"]), Judgement(
            found["metrics"], bool(found["promoted"]), str(found["reason"]), tuple(found["notes"])
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def fitted(folder: Path, version: str, inputs: str) -> Manifest | None:
    """Return the manifest of a model that was fitted before the interruption and is whole."""
    try:
        manifest = artefact.read_manifest(folder / version)
        artefact.read(folder / version)
    except ArtefactError:
        return None
    return manifest if manifest.data_hash == inputs else None


def forget(folder: Path) -> None:
    """The run is over."""
    (folder / _FILE).unlink(missing_ok=True)
