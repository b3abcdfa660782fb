"""Where the artefacts stand: the folder, the pointer and the store's register, kept in step.

The pointer decides what serves. The register follows it, and is repaired when a crash came between.
"""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

from ops.retrain.gate import Champion
from recommender import ArtefactError, artefact
from recommender.artefact import Manifest
from store import Artefact, Store, UnknownArtefact

KIND = "recommender"
KEPT = 5


def in_service(folder: Path) -> Champion | None:
    """Return the model in service, or None when there is none that can be read."""
    try:
        chosen = artefact.current(folder)
        return Champion(artefact.read(chosen), artefact.read_manifest(chosen))
    except ArtefactError:
        # Missing at the first run; damaged ones are replaced by the job that asks.
        return None


def last_hash(folder: Path) -> str:
    """Return the data hash of the newest artefact, in service or refused by the gate; "" for none."""
    newest = _newest_first(folder)
    return newest[0].data_hash if newest else ""


def register(store: Store, folder: Path, manifest: Manifest, at: datetime) -> None:
    """Note a new artefact in the store, not yet as champion."""
    path = str(folder / manifest.version)
    store.artefacts.register(Artefact(KIND, manifest.version, path, manifest.metrics, False, at))


def serve(store: Store, folder: Path, version: str) -> None:
    """Put a registered version into service, then clear away all but the newest few."""
    store.artefacts.promote(KIND, version)
    artefact.point(folder, version)
    for manifest in _newest_first(folder)[KEPT:]:
        if manifest.version != version:
            shutil.rmtree(folder / manifest.version, ignore_errors=True)


def repair_register(store: Store, folder: Path, manifest: Manifest) -> None:
    """Let the register name what the pointer serves, after a crash between the two."""
    known = store.artefacts.champion(KIND)
    if known and known.version == manifest.version:
        return
    try:
        store.artefacts.promote(KIND, manifest.version)
    except UnknownArtefact:
        # The database is newer than the run-time folder, as after a reset.
        register(store, folder, manifest, datetime.fromisoformat(manifest.created_at))
        store.artefacts.promote(KIND, manifest.version)


def _newest_first(folder: Path) -> list[Manifest]:
    found = []
    for path in folder.glob("*/manifest.json"):
        if path.parent.name.startswith("."):
            continue
        try:
            found.append(artefact.read_manifest(path.parent))
        except ArtefactError:
            continue
    return sorted(found, key=lambda manifest: (manifest.created_at, manifest.version), reverse=True)
