"""The names of our own ways in a comparison, and what they keep from being used for anything else."""

from __future__ import annotations

from collections.abc import Iterable

OURS = "ours_"
_NO_CONTEXT = "no_context"
BLIND = f"{OURS}{_NO_CONTEXT}"
CONTROL = "_shuffled"


def reserved(contexts: Iterable[str]) -> str | None:
    """Return the first name of a set of contexts that would be mistaken for a way of ours."""
    return next((name for name in contexts if name == _NO_CONTEXT or name.endswith(CONTROL)), None)
