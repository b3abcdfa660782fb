"""The manifest beside weights and artefact: what the model is, what it learnt from, how good it is."""

import json
import math
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, Final

from emotion.errors import ModelUnavailable
from emotion.labels import EMOTIONS, GOEMOTIONS
from emotion.writing import whole

SCHEMA: Final = 1
FILE_NAME: Final = "manifest.json"
# In a served model: the weights it was made of, where they lie nowhere else.
WEIGHTS_FOLDER: Final = "weights"
REPLACEMENT: Final = "replacement"  # the method of another maker's model
_METHODS = ("full", "lora", REPLACEMENT)
_VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,99}")  # becomes the name of a folder


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
        Filled in by the export: format, difference to the weights, size, hashes of the files by name.
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
        with whole(folder / FILE_NAME) as path:
            path.write_text(text + "\n", encoding="utf-8")


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
    except OSError as error:
        raise ModelUnavailable(
            f"no emotion model at {folder}, which has no {FILE_NAME}; run ./attune emotion export to make "
            "what serves, ./attune emotion train to make weights"
        ) from error
    except UnicodeDecodeError as error:
        raise _damaged(path, "is no text") from error  # the error itself would tell the whole file
    except (ValueError, RecursionError) as error:
        raise _damaged(path, f"is no JSON: {error}") from error
    schema = raw.get("schema") if isinstance(raw, dict) else None
    if isinstance(schema, int) and schema != SCHEMA:
        whose = "a newer" if schema > SCHEMA else "an older"
        raise ModelUnavailable(
            f"{path} has schema {schema} and was written by {whose} version of Attune, this one reads "
            f"{SCHEMA}; run ./attune emotion export with the weights of this version"
        )
    try:
        manifest = _manifest(raw)
    except KeyError as error:
        raise _damaged(path, f"has no {error}") from error
    except (ValueError, TypeError) as error:
        raise _damaged(path, str(error)) from error
    if wrong := _wrong(manifest):
        raise ModelUnavailable(f"{path} {wrong}")
    return manifest


def _damaged(path: Path, how: str) -> ModelUnavailable:
    return ModelUnavailable(
        f"{path} is damaged ({how}); run ./attune emotion export, or for weights take it from where they came"
    )


def _manifest(raw: Mapping[str, Any]) -> Manifest:
    if not isinstance(raw, dict):
        raise TypeError("it is no JSON object")
    known = {name.name: raw[name.name] for name in fields(Manifest)}
    for name in ("metrics", "made", "export"):
        if not isinstance(known[name], dict):
            raise TypeError(f"{name} is no object")
    hashes = known["export"].get("sha256", {})
    if known["schema"] != SCHEMA or not all(isinstance(one, str) for one in dict(hashes).values()):
        raise TypeError("schema or hashes are of another kind")
    known |= {name: tuple(known[name]) for name in ("feelings", "emotions")}
    known |= {name: float(known[name]) for name in ("temperature", "abstain_below")}
    known["thresholds"] = tuple(float(value) for value in known["thresholds"])
    return Manifest(**known)


def _wrong(manifest: Manifest) -> str:
    """Return what is wrong with a manifest that could be read, and what to do; "" for nothing."""
    if manifest.feelings != GOEMOTIONS or manifest.emotions != EMOTIONS:
        return "is for other labels than emotion/labels.py has; train again"
    if not isinstance(manifest.version, str) or not _VERSION.fullmatch(manifest.version):
        return f"has the version {manifest.version!r}, which is none; run ./attune emotion export"
    if manifest.method not in _METHODS:
        return f"has the method {manifest.method!r}; there are {', '.join(_METHODS)}; export again"
    numbers = (*manifest.thresholds, manifest.temperature, manifest.abstain_below)
    if len(manifest.thresholds) != len(GOEMOTIONS) or not all(map(math.isfinite, numbers)):
        return "has wrong thresholds or temperature; run ./attune emotion export"
    if not manifest.temperature > 0 or not 0.0 <= manifest.abstain_below <= 1.0:
        return (
            f"has temperature {manifest.temperature} and abstain_below {manifest.abstain_below}; "
            "run ./attune emotion export"
        )
    return ""
