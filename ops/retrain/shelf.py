"""Where the artefacts stand: the folder, the pointer and the store's register, kept in step.

The pointer decides what serves. The register follows it, and is repaired when a crash came between.
"""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from ops.errors import WrongInput
from ops.retrain.gate import Champion
from recommender import ArtefactDamaged, ArtefactError, artefact
from recommender.artefact import Manifest
from store import Artefact, Store, UnknownArtefact

KIND = "recommender"
KEPT = 5
_REPAIRED = "the register repaired after a crash"

# Stage, steps done, steps in all.
Stage = Callable[[str, int, int], None]


def silent(_stage: str, _done: int, _of: int) -> None:
    """Report nothing."""


def in_service(folder: Path) -> Champion | None:
    """Return the model that the pointer names, or None when there is none that can be read."""
    try:
        return _read(artefact.current(folder))
    except ArtefactError:
        # Missing at the first run; damaged ones are replaced by the job that asks.
        return None


def served_before(folder: Path) -> Champion | None:
    """Return the newest that served before and can be read: it serves while what the pointer names cannot."""
    for chosen in artefact.former(folder):
        try:
            return _read(chosen)
        except ArtefactError:
            continue
    return None


def _read(chosen: Path) -> Champion:
    return Champion(artefact.read(chosen), artefact.read_manifest(chosen))


def new_version(folder: Path, at: datetime, data_hash: str) -> str:
    """Return a name that no artefact has: the moment, the data, and a count where both were so before."""
    stem = f"{at:%Y%m%d-%H%M%S}-{data_hash[:8]}"
    names = itertools.chain([stem], (f"{stem}-{number}" for number in itertools.count(2)))
    return next(name for name in names if not (folder / name).exists())


def last_hash(folder: Path) -> str:
    """Return the data hash of the newest artefact, in service or refused by the gate; "" for none."""
    newest = _newest_first(folder)
    return newest[0].data_hash if newest else ""


def last_reaction(folder: Path) -> int:
    """Return the number of the last reaction any run learned from, promoted or not; 0 before the first."""
    newest = _newest_first(folder)
    return int(newest[0].metrics.get("last_reaction", 0)) if newest else 0


def register(store: Store, folder: Path, manifest: Manifest, at: datetime) -> None:
    """Note a new artefact in the store, not yet as champion."""
    path = str(folder / manifest.version)
    store.artefacts.register(Artefact(KIND, manifest.version, path, manifest.metrics, False, at))


def serve(store: Store, folder: Path, version: str, *, why: str, report: Stage = silent) -> None:
    """Put a registered version into service: first the register, last of all the pointer."""
    report("promoting", 0, 1)
    store.artefacts.promote(KIND, version, why=why)
    report("pointing", 0, 1)
    artefact.point(folder, version)
    report("pointing", 1, 1)


def fall_back(store: Store, folder: Path, champion: Champion) -> None:
    """Let pointer and register name what serves, where what they name cannot be read."""
    artefact.point(folder, champion.manifest.version)
    repair_register(store, folder, champion.manifest)


def tidy(folder: Path, *, kept: int = KEPT) -> None:
    """Clear away all but the newest few; what serves stays, whatever its age."""
    serving = artefact.current(folder).name
    for manifest in _newest_first(folder)[kept:]:
        if manifest.version != serving:
            shutil.rmtree(folder / manifest.version, ignore_errors=True)


def roll_back(store: Store, folder: Path, *, to: str | None = None) -> tuple[str, str]:
    """Put an earlier version back into service and return (what served, what serves now).

    Parameters
    ----------
    to
        A version on disk; left out, the newest one older than what serves that has served before.

    Raises
    ------
    WrongInput
        There is no such version, or it cannot be read.
    ArtefactError
        Nothing is in service, or the pointer is damaged and the register knows of nothing.
    """
    serving = _serving(store, folder)
    chosen = to or _before(store, folder, serving)
    try:
        manifest = artefact.read_manifest(folder / chosen)
        artefact.read(folder / chosen)
    except ArtefactError as error:
        there = ", ".join(one.version for one in _newest_first(folder))
        raise WrongInput(f"version {chosen!r} cannot serve: {error}. There are {there}") from error
    if store.artefacts.find(KIND, chosen) is None:
        register(store, folder, manifest, datetime.fromisoformat(manifest.created_at))
    serve(store, folder, chosen, why=f"rolled back from {serving}")
    return serving, chosen


def _serving(store: Store, folder: Path) -> str:
    """Return what the pointer names; where it is damaged, what the register has in service."""
    try:
        return artefact.current(folder).name
    except ArtefactDamaged:
        known = store.artefacts.champion(KIND)
        if known is None:
            raise
        return known.version


def _before(store: Store, folder: Path, serving: str) -> str:
    served = {one.version for one in store.artefacts.promotions(KIND, limit=10_000)}
    versions = [manifest.version for manifest in _newest_first(folder)]
    if serving in versions:
        versions = versions[versions.index(serving) + 1 :]
    for version in versions:
        # The gate's rejects are registered, too; they have never served.
        if version in served or not served:
            return version
    raise WrongInput(f"there is no earlier version than {serving} on disk that has served")


def repair_register(store: Store, folder: Path, manifest: Manifest) -> None:
    """Let the register name what the pointer serves, after a crash between the two."""
    known = store.artefacts.champion(KIND)
    if known and known.version == manifest.version:
        return
    try:
        store.artefacts.promote(KIND, manifest.version, why=_REPAIRED)
    except UnknownArtefact:
        # The database is newer than the run-time folder, as after a reset.
        register(store, folder, manifest, datetime.fromisoformat(manifest.created_at))
        store.artefacts.promote(KIND, manifest.version, why=_REPAIRED)


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
