"""The tables. Importing this package defines all of them on one `metadata`; it opens nothing."""

from store.schema.base import metadata
from store.schema.identity import identity_checks
from store.schema.models import artefacts, locks, promotions
from store.schema.profiles import profiles
from store.schema.shop import customers, order_lines, orders, products, reviews, revisions
from store.schema.talk import (
    corrections,
    feedback,
    grants,
    handovers,
    impressions,
    mood_consents,
    offers,
    turns,
)

__all__ = [
    "artefacts",
    "corrections",
    "customers",
    "feedback",
    "grants",
    "handovers",
    "identity_checks",
    "impressions",
    "locks",
    "metadata",
    "mood_consents",
    "offers",
    "order_lines",
    "orders",
    "products",
    "profiles",
    "promotions",
    "reviews",
    "revisions",
    "turns",
]
