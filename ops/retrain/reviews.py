"""What reviews say, as features of their products: each text is read once by each emotion model.

Fuses stars and emotions per product, drawn towards the whole shop's mean where there are few reviews, and
puts them into plain buckets. Readings are kept by the text's hash; no text is kept. Likes are left out: they
are what is learned from, and as features they would tell a model on trial the answers.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from actions.shelf.reviewed import FILE, Reviewed
from emotion import Emotion, ModelUnavailable, Reader, Reading
from store import Review, Store

READINGS = "review-readings.json"
# As many reviews of the average product stand beside a product's own.
PRIOR_REVIEWS = 2.0
DELIGHTED, ANGRY, DISAPPOINTED = 0.5, 0.15, 0.3
# Stars: a standard deviation of one, from three reviews on.
DIVIDED, ENOUGH_TO_DIVIDE = 1.0, 3
_BATCH = 128

Progress = Callable[[int, int], None]


class Reads(Protocol):
    """What we need of `emotion.Reader`."""

    @property
    def version(self) -> str:
        """Return the model's version."""

    def read_many(self, texts: Sequence[str]) -> list[Reading]:
        """Return what each text shows."""


@dataclass(frozen=True, slots=True)
class Feel:
    """Shares of one review, or of a product's on average; 0–1 each."""

    glad: float
    angry: float
    disappointed: float


def read_reviews(store: Store, folder: Path, progress: Progress | None = None) -> Reviewed:
    """Return `review_features` of the store's reviews, read by the model in service beside `folder`."""
    reviews = store.reviews.all()
    try:
        reader = Reader.open(folder.parent / "emotion") if reviews else None
    except ModelUnavailable:
        reader = None
    return review_features(reviews, reader, folder, progress)


def review_features(
    reviews: Sequence[Review], reader: Reads | None, folder: Path, progress: Progress | None = None
) -> Reviewed:
    """Return the features of every reviewed product, and leave them in `folder` for serving.

    Parameters
    ----------
    reader
        None leaves only what the stars say.
    folder
        The recommender's; holds what was read before.
    """
    folder.mkdir(parents=True, exist_ok=True)
    feels = _feels(reviews, reader, folder / READINGS, progress) if reader is not None else {}
    by_product: dict[str, list[Review]] = defaultdict(list)
    for review in reviews:
        by_product[review.product_id].append(review)
    usual = _mean(feels[_hash(review.text)] for review in reviews) if feels else None
    found = {
        product_id: said
        for product_id, its in sorted(by_product.items())
        if (
            said := _features([one.rating for one in its], [feels.get(_hash(one.text)) for one in its], usual)
        )
    }
    _put(folder / FILE, {"model": reader.version if reader is not None else None, "products": found})
    return found


def _features(stars: list[int], feels: list[Feel | None], usual: Feel | None) -> dict[str, float]:
    said = set()
    if len(stars) >= ENOUGH_TO_DIVIDE and float(np.std(stars)) >= DIVIDED:
        said.add("divided")
    read = [feel for feel in feels if feel is not None]
    if usual is not None and read:
        weight = len(read) / (len(read) + PRIOR_REVIEWS)
        mean = _mean(read)
        if weight * mean.glad + (1 - weight) * usual.glad >= DELIGHTED:
            said.add("delighted")
        if weight * mean.angry + (1 - weight) * usual.angry >= ANGRY:
            said.add("angry")
        if weight * mean.disappointed + (1 - weight) * usual.disappointed >= DISAPPOINTED:
            said.add("disappointed")
    return dict.fromkeys(sorted(said), 1.0)


def _feels(
    reviews: Sequence[Review], reader: Reads, path: Path, progress: Progress | None
) -> dict[str, Feel]:
    """Return what each text shows, by its hash; only texts this model has not read are read."""
    texts = {_hash(review.text): review.text for review in reviews}
    known = _known(path, reader.version)
    found = {key: known[key] for key in texts if key in known}
    new = [key for key in texts if key not in known]
    for start in range(0, len(new), _BATCH):
        keys = new[start : start + _BATCH]
        for key, reading in zip(keys, reader.read_many([texts[one] for one in keys]), strict=True):
            found[key] = _feel(reading)
        if progress is not None:
            progress(min(start + _BATCH, len(new)), len(new))
    if new or len(found) != len(known):
        _put(path, {"model": reader.version, "read": {key: asdict(feel) for key, feel in found.items()}})
    return found


def _known(path: Path, version: str) -> dict[str, Feel]:
    try:
        plain = json.loads(path.read_text(encoding="utf-8"))
        if plain["model"] != version:
            return {}
        return {key: Feel(**shares) for key, shares in plain["read"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _feel(reading: Reading) -> Feel:
    scores = reading.scores
    return Feel(
        glad=round(scores[Emotion.DELIGHT] + scores[Emotion.GRATITUDE], 4),
        angry=round(scores[Emotion.ANGER] + scores[Emotion.FRUSTRATION], 4),
        disappointed=round(scores[Emotion.DISAPPOINTMENT], 4),
    )


def _mean(feels: Iterable[Feel]) -> Feel:
    table = np.array([(feel.glad, feel.angry, feel.disappointed) for feel in feels])
    return Feel(*table.mean(axis=0).tolist())


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _put(path: Path, plain: Mapping[str, Any]) -> None:
    """Write at once or not at all: a server may be reading."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.write_text(json.dumps(plain, sort_keys=True), encoding="utf-8")
    draft.replace(path)
