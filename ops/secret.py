"""The secret that signs the customers' tokens: random, readable by its owner only."""

import os
import secrets
from pathlib import Path

BYTES = 48


def ensure(path: Path) -> str:
    """Return the secret, made first when there is none; two that make it at once agree on one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    if not path.exists():
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(BYTES))
        try:
            path.hardlink_to(draft)  # fails when somebody else was first, and is never half written
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text(encoding="utf-8").strip()
