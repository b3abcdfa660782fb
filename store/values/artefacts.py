"""Artefact: one trained model on disk, whether it is the champion of its kind, and when it became that."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Artefact:
    """A versioned model.

    Attributes
    ----------
    kind
        For example "recommender" or "emotion".
    path
        Folder of the artefact, relative to the project root.
    """

    kind: str
    version: str
    path: str
    metrics: Mapping[str, float]
    champion: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Promotion:
    """One change of champion, as it is kept for an audit.

    Attributes
    ----------
    why
        In a few words: "passed", "rolled back from 20240601-…".
    """

    kind: str
    version: str
    why: str
    at: datetime
