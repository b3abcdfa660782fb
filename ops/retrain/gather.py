"""From the store to a training set: products, customers, reactions with their context, purchases.

The log is read in batches and turned into columns at once, so memory does not grow by the history.
"""

from __future__ import annotations

from collections.abc import Iterator

from ops.retrain.grades import FEEDBACK_GRADES, ORDER_GRADES
from recommender.features import customer_features, item_features
from recommender.training import Interaction, TrainingSet, TrainingSetBuilder
from store import Customer, FeedbackKind, Product, Store

BATCH = 1_000


def product_features(product: Product) -> dict[str, float]:
    """Return a product's features; `actions` maps products the same way, which a test compares."""
    return item_features(
        category=product.category,
        brand=product.brand,
        tags=product.tags,
        price_cents=product.price_cents,
        rating=product.rating if product.rating_count else None,
    )


def features_of_customer(customer: Customer) -> dict[str, float]:
    """Return a customer's features; `actions` maps customers the same way, which a test compares."""
    return customer_features(tastes=customer.tastes, city=customer.city, age_band=customer.age_band)


def training_set(store: Store) -> TrainingSet:
    """Return everything the store knows of who took what, when, in which state.

    Raises
    ------
    TrainingError
        The store has seen neither a reaction nor a purchase.
    """
    builder = TrainingSetBuilder()
    builder.add_items({product.id: product_features(product) for product in store.products.all()})
    builder.add_customers({person.id: features_of_customer(person) for person in store.customers.all()})
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
