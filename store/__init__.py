"""REMEMBERS: the shop's customers, products, orders, and every turn, offer and reaction.

Owns the database: tables, queries, migrations. Decides nothing about moods or money beyond what keeps
the data lawful. Imports nothing else of ours.
"""

from store.errors import (
    BadDatabaseUrl,
    IllegalTransition,
    NotMigrated,
    OutOfStock,
    StoreError,
    UnknownArtefact,
    UnknownCustomer,
    UnknownHandover,
    UnknownImpression,
    UnknownOrder,
    UnknownProduct,
    UnknownRecord,
    UnknownTurn,
)
from store.opening import Store, open_store
from store.upgrade import migrate
from store.values import (
    Artefact,
    Customer,
    Feedback,
    FeedbackKind,
    Handover,
    HandoverStatus,
    Impression,
    Offer,
    Order,
    OrderLine,
    OrderStatus,
    Product,
    Promotion,
    Reaction,
    Review,
    Turn,
)

__all__ = [
    "Artefact",
    "BadDatabaseUrl",
    "Customer",
    "Feedback",
    "FeedbackKind",
    "Handover",
    "HandoverStatus",
    "IllegalTransition",
    "Impression",
    "NotMigrated",
    "Offer",
    "Order",
    "OrderLine",
    "OrderStatus",
    "OutOfStock",
    "Product",
    "Promotion",
    "Reaction",
    "Review",
    "Store",
    "StoreError",
    "Turn",
    "UnknownArtefact",
    "UnknownCustomer",
    "UnknownHandover",
    "UnknownImpression",
    "UnknownOrder",
    "UnknownProduct",
    "UnknownRecord",
    "UnknownTurn",
    "migrate",
    "open_store",
]
