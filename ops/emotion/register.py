"""The store's register of models, kept in step with the link that says what serves."""

from datetime import datetime
from pathlib import Path

from emotion.manifest import read_manifest
from store import Artefact, Store

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
