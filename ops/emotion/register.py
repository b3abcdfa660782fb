"""The store's register of models, kept in step with the link that says what serves.

The link is what counts; the register tells its history. So a database that is away undoes nothing.
"""

from datetime import datetime
from pathlib import Path

from emotion.manifest import read_manifest
from ops.errors import OpsError
from ops.plainly import translated
from store import Artefact, Store, open_store

KIND = "emotion"


def note_served(store: Store, served: Path, *, why: str, at: datetime) -> str:
    """Note what the link leads to as the champion, and return its version."""
    manifest = read_manifest(served)
    metrics = {
        name: float(value) for name, value in manifest.metrics.items() if isinstance(value, int | float)
    }
    store.artefacts.register(
        Artefact(KIND, manifest.version, str(served.parent / served.readlink()), metrics, False, at)
    )
    store.artefacts.promote(KIND, manifest.version, why=why)
    return manifest.version


def note_or_say(url: str, served: Path, *, why: str, at: datetime) -> None:
    """Note what the link leads to in the store at this address.

    Raises
    ------
    OpsError
        If that cannot be; it says first that the model serves all the same.
    """
    version = read_manifest(served).version
    try:
        with open_store(url) as store:
            note_served(store, served, why=why, at=at)
    except Exception as problem:
        told = translated(problem)
        if told is None:
            raise
        raise OpsError(f"{version} serves, but the register of models does not say so: {told}") from problem
