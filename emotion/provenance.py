"""Provenance: by which code something was made, in a hash that also tells uncommitted changes apart."""

import hashlib
from functools import cache
from pathlib import Path


@cache
def code_hash() -> str:
    """Return a SHA-256 over the names and contents of this package's modules."""
    home = Path(__file__).parent
    digest = hashlib.sha256()
    for path in sorted(home.rglob("*.py")):
        digest.update(f"{path.relative_to(home).as_posix()}\n".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
