"""From the columns of the log and the store's products, customers and orders to a training set.

Products and customers become features by the very functions that serve. Cards nobody said anything to count
as ignored once their time is over.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from actions.shelf.reviewed import NOTHING, Reviewed
from actions.suggest import item_facts, person_features
from ops.retrain.grades import ORDER_GRADES, Grading
from ops.retrain.history import KINDS, History, Reactions
from recommender import TrainingError
from recommender.training import TrainingSet
from recommender.training.rows import RowWriter
from recommender.values import Features
from recommender.weighting import DEFAULT_RULES, weigh
from store import FeedbackKind, Store

# Seconds after which a card without any reaction counts as ignored.
SETTLED_S = 1_800.0
_BUY, _IGNORED = KINDS.index(FeedbackKind.BUY), KINDS.index(FeedbackKind.IGNORED)


@dataclass(frozen=True, slots=True)
class Events:
    """Who took or refused what; all of shape (n_events,).

    Parameters
    ----------
    customers, items
        Numbers of the ids, -1 for a guest.
    grades
        As in `Interaction`.
    times
        Seconds since 1970; of a card, when it was shown.
    """

    customers: NDArray[np.int32]
    items: NDArray[np.int32]
    grades: NDArray[np.float32]
    times: NDArray[np.float64]


def training_set(
    store: Store,
    history: History,
    *,
    now_s: float,
    grading: Grading | None = None,
    reviewed: Reviewed = NOTHING,
) -> TrainingSet:
    """Return everything the store and the history know of who took what, when, in which state.

    Parameters
    ----------
    history
        Brought up to date by the caller.
    now_s
        Seconds since 1970.
    reviewed
        What reviews say of each product.

    Raises
    ------
    TrainingError
        There is neither a reaction nor a purchase.
    """
    products = {one.id: item_facts(one, reviewed.get(one.id)).features for one in store.products.all()}
    people = {person.id: person_features(person) for person in store.customers.all()}
    customer_ids = dict.fromkeys((*history.names("customers"), *people))
    item_ids = dict.fromkeys((*history.names("items"), *products))
    reactions = history.reactions()
    shown, offers = _shown(history, reactions, grading or Grading(), now_s)
    bought = _bought(store, history, reactions, _numbered(customer_ids), _numbered(item_ids))
    if not len(shown.items) + len(bought.items):
        raise TrainingError("no interactions to learn from; load a shop or wait for the first reactions")
    traits, customer_features = _rows(history.names("traits"), (people.get(one, {}) for one in customer_ids))
    item_traits, item_features = _rows((), (products.get(one, {}) for one in item_ids))
    contexts = history.contexts()[offers]
    contexts.resize(len(shown.items) + len(bought.items), len(traits))
    return TrainingSet(
        customer_ids=tuple(customer_ids),
        item_ids=tuple(item_ids),
        traits=traits,
        item_traits=item_traits,
        customer_features=customer_features,
        item_features=item_features,
        contexts=contexts,
        customers=np.concatenate([shown.customers, bought.customers]),
        items=np.concatenate([shown.items, bought.items]),
        grades=np.concatenate([shown.grades, bought.grades]),
        times=np.concatenate([shown.times, bought.times]),
        shown=np.arange(len(contexts.indptr) - 1) < len(shown.items),
        rules=DEFAULT_RULES,
    )


def _shown(
    history: History, reactions: Reactions, grading: Grading, now_s: float
) -> tuple[Events, NDArray[np.intp]]:
    """Return the events of cards and the row of each one's offer: reactions first, then the ignored."""
    grades = grading.of(
        KINDS,
        history.names("emotions"),
        kind=reactions.kinds,
        emotion=reactions.emotions,
        intensity=reactions.intensities,
    )
    quiet, their_offers = _ignored(history, reactions, now_s)
    cards = np.concatenate([reactions.cards, quiet])
    offers = np.concatenate([reactions.offers, their_offers])
    silence = np.full(len(quiet), grading.kinds[FeedbackKind.IGNORED], dtype=np.float32)
    events = Events(
        # The moment a card was shown in: that is what a ranker knows when it has to choose.
        customers=np.asarray(history.column("offer_customer")[offers], dtype=np.int32),
        items=np.asarray(history.column("card_item")[cards], dtype=np.int32),
        grades=np.concatenate([grades, silence]),
        times=np.asarray(history.column("offer_at")[offers], dtype=np.float64),
    )
    return events, offers


def _ignored(
    history: History, reactions: Reactions, now_s: float
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the cards without any reaction whose time is over, and their offers."""
    starts = history.starts("card")
    offer_of_card = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    answered = np.zeros(len(offer_of_card), dtype=np.bool_)
    answered[reactions.cards] = True
    settled = history.column("offer_at") < now_s - SETTLED_S
    quiet = np.flatnonzero(~answered & settled[offer_of_card])
    return quiet, offer_of_card[quiet]


def _bought(
    store: Store,
    history: History,
    reactions: Reactions,
    customers: Mapping[str, int],
    items: Mapping[str, int],
) -> Events:
    """Return purchases made elsewhere in the shop; those from a card are in the log already."""
    who, what, grades, times = array("i"), array("i"), array("f"), array("d")
    for page in store.learning.bought():
        for line in page:
            grade = ORDER_GRADES[line.status]
            # A product that left the shop before it was ever shown has no features and no future.
            if grade and line.product_id in items and line.customer_id in customers:
                who.append(customers[line.customer_id])
                what.append(items[line.product_id])
                grades.append(grade)
                times.append(line.at.timestamp())
    found = Events(
        np.array(who, np.int32), np.array(what, np.int32), np.array(grades, np.float32), np.array(times)
    )
    by_card = np.flatnonzero(reactions.kinds == _BUY)
    owners = history.column("offer_customer")[reactions.offers[by_card]].astype(np.int64)
    taken = owners * len(items) + history.column("card_item")[reactions.cards[by_card]]
    known = np.isin(found.customers.astype(np.int64) * len(items) + found.items, taken)
    kept = (found.grades < 0) | ~known
    return Events(found.customers[kept], found.items[kept], found.grades[kept], found.times[kept])


def _rows(names: Iterable[str], rows: Iterable[Features]) -> tuple[tuple[str, ...], Any]:
    """Return column names, `names` first, and weighted rows over them."""
    columns = _numbered(names)
    writer = RowWriter(columns)
    for features in rows:
        writer.add(weigh(features, DEFAULT_RULES))
    return tuple(columns), sparse.csr_matrix(writer.matrix())


def _numbered(names: Iterable[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(names)}
