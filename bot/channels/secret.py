"""The secret that signs customers' tokens: a file only its owner may read, made by whoever needs it first."""

from __future__ import annotations

import contextlib
import os
import secrets
import tempfile
from pathlib import Path


class WeakSecret(Exception):
    """The secret file holds too little to sign with."""


def read_or_create_secret(path: Path) -> str:
    """Return the secret, creating the file with mode 0600 when there is none.

    Raises
    ------
    WeakSecret
        If the file holds fewer than 16 characters.
    """
    if not path.exists():
        _create(path)
    secret = path.read_text(encoding="utf-8").strip()
    if len(secret) < 16:
        raise WeakSecret(f"{path} holds fewer than 16 characters; delete it and a new one is made")
    return secret


def shops_secret() -> str:
    """Return the secret of the file that the environment names."""
    return read_or_create_secret(Path(os.environ.get("ATTUNE_SECRET_FILE", ".attune/secret")))


def _create(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # Written aside and linked into place: two processes starting together end up with one whole secret.
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".secret-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(secrets.token_urlsafe(48) + "\n")
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
    finally:
        Path(draft).unlink()
