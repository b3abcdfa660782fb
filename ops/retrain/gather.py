"""From the store to a training set: products, customers, reactions with their context, purchases.

Products and customers become features by the very functions that serve. The log is read in batches
and turned into columns at once, so memory does not grow by the history.
"""

from __future__ import annotations

from collections.abc import Iterator

from actions.suggest import item_facts, person_features
from ops.retrain.grades import FEEDBACK_GRADES, ORDER_GRADES
from recommender.training import Interaction, TrainingSet, TrainingSetBuilder
from store import FeedbackKind, Store

BATCH = 1_000


def training_set(store: Store) -> TrainingSet:
    """Return everything the store knows of who took what, when, in which state.

    Raises
    ------
    TrainingError
        The store has seen neither a reaction nor a purchase.
    """
    builder = TrainingSetBuilder()
    builder.add_items({product.id: item_facts(product).features for product in store.products.all()})
    builder.add_customers({person.id: person_features(person) for person in store.customers.all()})
    bought: set[tuple[str | None, str]] = set()
    builder.add(_reactions(store, bought))
    builder.add(_purchases(store, bought))
    return builder.build()


def _reactions(store: Store, bought: set[tuple[str | None, str]]) -> Iterator[Interaction]:
    for reaction in store.feedback.since(0, batch=BATCH):
        said = reaction.feedback
        if said.kind is FeedbackKind.BUY:
            bought.add((said.customer_id, said.product_id))
        yield Interaction(
            said.customer_id,
            said.product_id,
            FEEDBACK_GRADES[said.kind],
            said.at.timestamp(),
            # The context it was shown in: that is what a ranker knows when it has to choose.
            reaction.offer.context,
        )


def _purchases(store: Store, bought: set[tuple[str | None, str]]) -> Iterator[Interaction]:
    """Yield purchases made elsewhere in the shop; those from a card are in the log already."""
    for order in reversed(store.orders.all()):
        grade = ORDER_GRADES[order.status]
        for line in order.lines:
            if grade < 0 or (grade > 0 and (order.customer_id, line.product_id) not in bought):
                at = order.placed_at.timestamp()
                yield Interaction(order.customer_id, line.product_id, grade, at, shown=False)
