"""Integrity: whether files are, byte for byte, what a manifest was written for."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from emotion.errors import ModelUnavailable
from emotion.manifest import WEIGHTS_FOLDER


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def check_files(folder: Path, hashes: Mapping[str, str]) -> None:
    """Compare the files of an artefact with their hashes, by name.

    Raises
    ------
    ModelUnavailable
        If a file is missing or another one.
    """
    own = folder / WEIGHTS_FOLDER
    remedy = f"run ./attune emotion export --weights {own}" if own.is_dir() else "run ./attune emotion export"
    for name, wanted in hashes.items():
        path = folder / name
        try:
            found = sha256_of(path)
        except OSError as error:
            raise ModelUnavailable(f"{path} cannot be read ({error.strerror}); {remedy}") from error
        if found != wanted:
            raise ModelUnavailable(
                f"{path} is damaged: its sha256 begins {found[:8]}, its manifest says {wanted[:8]}; {remedy}"
            )
