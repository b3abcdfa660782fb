"""A trained recommender on disk: plain arrays, a manifest, and the pointer to the one in use.

    home/current                 one line: the version being served; replaced atomically
    home/former                  the versions served before it, newest first, one a line
    home/<version>/manifest.json schema, checksums, data hash, seed, metrics, rules
    home/<version>/names.json    feature names in column order
    home/<version>/*.npy         factors and biases, float32, memory-mapped

Arrays are single ``.npy`` files because a zipped ``.npz`` cannot be memory-mapped. Nothing is
pickled. Refuses to open what is torn, altered or newer than this code.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from recommender.errors import ArtefactDamaged, ArtefactError, ArtefactMissing, ArtefactTooNew
from recommender.model import Floats, Model, Side
from recommender.weighting import GroupRule, Norm

SCHEMA = 1
POINTER = "current"
FORMER = "former"
_REMEMBERED = 5
_SIDES = ("customers", "items")
_READ = ("names.json", *(f"{side}_{kind}.npy" for side in _SIDES for kind in ("factors", "biases")))


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an artefact says of itself."""

    version: str
    data_hash: str
    seed: int
    n_factors: int
    metrics: Mapping[str, float] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    crosses: Sequence[Sequence[str]] = ()
    with_context: bool = True
    created_at: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    schema: int = SCHEMA


def write(model: Model, manifest: Manifest, folder: Path) -> Manifest:
    """Write the artefact and return its manifest with checksums.

    The folder appears complete or not at all: it is filled under another name and then renamed.
    """
    draft = folder.with_name(f".{folder.name}.{os.getpid()}.draft")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    names = {}
    for label, side in zip(_SIDES, (model.customers, model.items), strict=True):
        np.save(draft / f"{label}_factors.npy", side.factors.astype(np.float32), allow_pickle=False)
        np.save(draft / f"{label}_biases.npy", side.biases.astype(np.float32), allow_pickle=False)
        names[label] = sorted(side.columns, key=side.columns.__getitem__)
    (draft / "names.json").write_text(json.dumps(names, ensure_ascii=False), encoding="utf-8")
    sealed = {
        **asdict(manifest),
        "rules": {group: {"weight": rule.weight, "norm": rule.norm} for group, rule in model.rules.items()},
        "crosses": [list(pair) for pair in model.crosses],
        "with_context": model.with_context,
        "files": {path.name: _sha256(path) for path in sorted(draft.iterdir())},
    }
    (draft / "manifest.json").write_text(json.dumps(sealed, indent=1, sort_keys=True), encoding="utf-8")
    former = draft.with_suffix(".former")
    if folder.exists():
        folder.replace(former)
    draft.replace(folder)
    shutil.rmtree(former, ignore_errors=True)
    return Manifest(**sealed)


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of an artefact folder.

    Raises
    ------
    ArtefactMissing, ArtefactDamaged, ArtefactTooNew
    """
    path = folder / "manifest.json"
    if not path.is_file():
        raise ArtefactMissing(f"no recommender artefact at {folder}; run ./attune retrain")
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        schema = int(said["schema"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ArtefactDamaged(f"{path} is not a manifest ({error}); run ./attune retrain") from error
    if schema > SCHEMA:
        raise ArtefactTooNew(f"{path} has schema {schema}, this Attune reads up to {SCHEMA}; update Attune")
    try:
        return Manifest(**said)
    except TypeError as error:
        raise ArtefactDamaged(f"{path} has unexpected fields ({error}); run ./attune retrain") from error


def read(folder: Path) -> Model:
    """Return the model in an artefact folder, its arrays memory-mapped and checked.

    Raises
    ------
    ArtefactMissing, ArtefactDamaged, ArtefactTooNew
    """
    manifest = read_manifest(folder)
    try:
        _check(folder, manifest)
        names = json.loads((folder / "names.json").read_text(encoding="utf-8"))
        sides = [_side(folder, label, names[label], manifest.n_factors) for label in _SIDES]
        rules = {
            group: GroupRule(float(rule["weight"]), Norm(rule["norm"]))
            for group, rule in manifest.rules.items()
        }
        crosses = tuple((str(own), str(moment)) for own, moment in manifest.crosses)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ArtefactDamaged(f"artefact {folder} cannot be read ({error}); run ./attune retrain") from error
    return Model(manifest.version, sides[0], sides[1], rules, crosses, manifest.with_context)


def current(home: Path) -> Path:
    """Return the folder the pointer names.

    Raises
    ------
    ArtefactMissing, ArtefactDamaged
    """
    try:
        version = (home / POINTER).read_text(encoding="utf-8").strip()
    except FileNotFoundError as error:
        raise ArtefactMissing(f"no recommender in use at {home}; run ./attune retrain") from error
    except (OSError, ValueError) as error:
        raise ArtefactDamaged(f"{home / POINTER} cannot be read ({error}); run ./attune retrain") from error
    if not version or Path(version).name != version:
        raise ArtefactDamaged(
            f"{home / POINTER} names {version!r}, which is no version; run ./attune retrain"
        )
    return home / version


def point(home: Path, version: str) -> None:
    """Make `version` the one in use; readers see the old line or the new one, never half of it."""
    try:
        before = [current(home).name, *(folder.name for folder in former(home))]
    except ArtefactError:
        before = [folder.name for folder in former(home)]
    lines = [one for one in dict.fromkeys(before) if one != version][:_REMEMBERED]
    # The pointer last: killed in between, the list names what still serves, which does no harm.
    _replace(home / FORMER, "".join(f"{one}\n" for one in lines))
    _replace(home / POINTER, f"{version}\n")


def former(home: Path) -> list[Path]:
    """Return the folders of the versions served before, newest first; they may be gone or unreadable."""
    try:
        lines = (home / FORMER).read_text(encoding="utf-8").split()
    except (OSError, ValueError):
        return []
    return [home / line for line in lines if Path(line).name == line]


def _replace(path: Path, text: str) -> None:
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)


def _check(folder: Path, manifest: Manifest) -> None:
    """Raise ArtefactDamaged unless every file that will be read is there and is the one that was written."""
    for name in _READ:
        path = folder / name
        expected = manifest.files.get(name)
        if expected is None:
            raise ArtefactDamaged(f"the manifest has no checksum for {path}; run ./attune retrain")
        if not path.is_file():
            raise ArtefactDamaged(f"{path} is missing; run ./attune retrain")
        if _sha256(path) != expected:
            raise ArtefactDamaged(f"{path} does not match its checksum; run ./attune retrain")


def _side(folder: Path, label: str, names: list[str], n_factors: int) -> Side:
    factors, biases = (_mapped(folder / f"{label}_{kind}.npy") for kind in ("factors", "biases"))
    if factors.shape != (len(names), n_factors) or biases.shape != (len(names),):
        raise ValueError(f"{label} has {len(names)} names but factors of shape {factors.shape}")
    if factors.dtype != np.float32 or biases.dtype != np.float32:
        raise ValueError(f"{label} has numbers of type {factors.dtype} and {biases.dtype}, not float32")
    return Side({name: column for column, name in enumerate(names)}, factors, biases)


def _mapped(path: Path) -> Floats:
    # A plain array over the mapping: np.memmap's own indexing costs microseconds at each step of a request.
    found: Floats = np.load(path, mmap_mode="r", allow_pickle=False).view(np.ndarray)
    return found


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
