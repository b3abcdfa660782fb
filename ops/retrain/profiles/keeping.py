"""Keeps profiles up with the log, and says what they come to beside the shop's average.

Only what is new is read, a page at a time, each page written with the profiles it changes; a run that was
interrupted goes on where it stopped. When the log is not what it was (rows erased or late) all is made anew.
Likings and tendencies follow from the sums by a pass over the profiles, for the average moves with everybody.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import numpy as np

from actions.suggest import item_facts
from ops.retrain.grades import Grading
from ops.retrain.profiles.groups import traits_of
from ops.retrain.profiles.shop import FELT_DAYS, LIKED_DAYS, Shop
from ops.retrain.profiles.sums import added
from ops.retrain.shelf import Stage, in_service, silent
from recommender.model import Model
from recommender.values import Features
from store import FeedbackKind, Profile, Store
from store.queries.profiles import BATCH, Reacted, Read

_KINDS = tuple(FeedbackKind)

# Done so far, in all.
Told = Callable[[int, int], None]


def keep_profiles_by(folder: Path, store: Store, *, now: datetime, report: Stage = silent) -> int:
    """Bring all profiles up to date by the model in service in `folder`; see `keep_profiles`."""
    serving = in_service(folder)
    # A starter has seen nobody: which of its traits go together is chance.
    learned = serving is not None and serving.manifest.metrics.get("trained_until", 0.0) > 0
    model = serving.model if serving and learned else None
    return keep_profiles(store, model, now=now, told=lambda done, of: report("profiles", done, of))


def keep_profiles(
    store: Store, model: Model | None, *, now: datetime, told: Told | None = None, batch: int = BATCH
) -> int:
    """Bring all profiles up to date; return how many reactions and read turns were new.

    Parameters
    ----------
    model
        By whose factors traits are grouped; without one there are no likings.
    """
    products = {one.id: traits_of(item_facts(one).features) for one in store.products.all()}
    if not store.profiles.fit_the_log():
        store.profiles.clear()
    in_all = store.profiles.left_to_read()
    read = 0

    def tell(more: int) -> None:
        nonlocal read
        read += more
        if told:
            told(read, max(in_all, read))

    tell(0)
    after_reaction, after_turn = store.profiles.marks()
    while after_reaction := store.profiles.add_reactions(after_reaction, _liked(products, tell), batch):
        pass
    while after_turn := store.profiles.add_readings(after_turn, _felt(tell), batch):
        pass
    store.profiles.forget_refused()
    everybody = (one for page in store.profiles.pages() for one in page)
    shop = Shop(model, list(products.values()), everybody, now)
    for page in store.profiles.pages():
        store.profiles.describe([shop.described(one) for one in page])
    return read


def _liked(
    products: Mapping[str, Features], tell: Callable[[int], None]
) -> Callable[[list[Reacted], Mapping[str, Profile]], list[Profile]]:
    def fold(page: list[Reacted], known: Mapping[str, Profile]) -> list[Profile]:
        changed = dict(known)
        for one, grade in zip(page, _grades(page), strict=True):
            before = changed.get(one.customer_id) or Profile(one.customer_id)
            # A product that left the shop says nothing any more, but was reacted to.
            traits = products.get(one.product_id, {})
            values = {name: grade * value for name, value in traits.items()}
            weight = abs(grade) if traits else 0.0
            liked = added(before.liked, one.number, one.at, values, weight, days=LIKED_DAYS)
            changed[one.customer_id] = replace(before, liked=liked)
        tell(len(page))
        return list(changed.values())

    return fold


def _felt(tell: Callable[[int], None]) -> Callable[[list[Read], Mapping[str, Profile]], list[Profile]]:
    def fold(page: list[Read], known: Mapping[str, Profile]) -> list[Profile]:
        changed = dict(known)
        for one in page:
            before = changed.get(one.customer_id) or Profile(one.customer_id)
            felt = added(before.felt, one.number, one.at, one.scores, 1.0, days=FELT_DAYS)
            changed[one.customer_id] = replace(before, felt=felt)
        tell(len(page))
        return list(changed.values())

    return fold


def _grades(page: list[Reacted]) -> list[float]:
    emotions = sorted({one.emotion for one in page})
    graded = Grading().of(
        _KINDS,
        emotions,
        kind=np.array([_KINDS.index(one.kind) for one in page], np.int8),
        emotion=np.array([emotions.index(one.emotion) for one in page], np.int16),
        intensity=np.array([one.intensity for one in page], np.float32),
    )
    return [float(grade) for grade in graded]
