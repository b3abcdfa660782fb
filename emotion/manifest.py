"""The manifest beside weights and artefact: what the model is, what it learnt from, how good it is."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, Final

from emotion.errors import ModelUnavailable
from emotion.labels import EMOTIONS, GOEMOTIONS

SCHEMA: Final = 1
FILE_NAME: Final = "manifest.json"
REPLACEMENT: Final = "replacement"  # the method of another maker's model


@dataclass(frozen=True, slots=True)
class Manifest:
    """Facts that travel with the model.

    Attributes
    ----------
    thresholds
        For each of `feelings`, the score from which it counts as present.
    temperature
        The service logits are divided by it before the softmax.
    abstain_below
        A reading less certain than this of its direction (`emotion.labels.DIRECTIONS`) is neutral, abstained.
    made
        Data hashes and sources, seed, code version, recipe.
    export
        Filled in by the export: format, largest difference to the weights, size.
    """

    version: str
    method: str
    encoder_sha256: str
    thresholds: tuple[float, ...]
    temperature: float
    abstain_below: float
    metrics: Mapping[str, Any]
    made: Mapping[str, Any]
    export: Mapping[str, Any] = field(default_factory=dict)
    feelings: tuple[str, ...] = GOEMOTIONS
    emotions: tuple[str, ...] = tuple(EMOTIONS)
    schema: int = SCHEMA

    @property
    def reads_context(self) -> bool:
        """Whether the model was taught what a context is."""
        return self.method != REPLACEMENT

    def write(self, folder: Path) -> None:
        """Write it into the folder, readable by people."""
        text = json.dumps(asdict(self), indent=1, ensure_ascii=False)
        (folder / FILE_NAME).write_text(text + "\n", encoding="utf-8")


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of weights or of an artefact.

    Raises
    ------
    ModelUnavailable
        If it is missing, damaged, of another schema or for other labels.
    """
    path = folder / FILE_NAME
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        known = {name.name: raw[name.name] for name in fields(Manifest)}
    except OSError as error:
        raise ModelUnavailable(f"no emotion model at {folder}; run ./attune emotion export") from error
    except (ValueError, KeyError, TypeError) as error:
        raise ModelUnavailable(f"{path} is damaged ({error!r}); run ./attune emotion export") from error
    lists = {name: tuple(known[name]) for name in ("thresholds", "feelings", "emotions")}
    manifest = Manifest(**{**known, **lists})
    if manifest.schema != SCHEMA:
        raise ModelUnavailable(f"{path} has schema {manifest.schema}, this version reads {SCHEMA}")
    if manifest.feelings != GOEMOTIONS or manifest.emotions != EMOTIONS:
        raise ModelUnavailable(f"{path} is for other labels than emotion/labels.py has; train again")
    if len(manifest.thresholds) != len(GOEMOTIONS) or not manifest.temperature > 0:
        raise ModelUnavailable(f"{path} has wrong thresholds or temperature; run ./attune emotion export")
    if not 0.0 <= manifest.abstain_below <= 1.0:
        raise ModelUnavailable(f"{path} has abstain_below {manifest.abstain_below}, not in 0-1; export again")
    return manifest
