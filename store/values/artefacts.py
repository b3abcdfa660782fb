"""Artefact: one trained model on disk, and whether it is the champion of its kind."""

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
