"""The shop's words as frozen values; they know nothing of databases."""

from store.values.artefacts import Artefact, Promotion
from store.values.corrections import CorrectedTurn, Correction
from store.values.customers import Customer
from store.values.feedback import Feedback, FeedbackKind, Reaction
from store.values.grants import Budget, Grant, GrantKind
from store.values.handovers import Handover, HandoverStatus
from store.values.offers import Impression, Offer
from store.values.orders import Order, OrderLine, OrderStatus
from store.values.products import Product, Review
from store.values.profiles import Liking, Profile, Sums
from store.values.turns import Soothed, Turn
from store.values.vouchers import Voucher

__all__ = [
    "Artefact",
    "Budget",
    "CorrectedTurn",
    "Correction",
    "Customer",
    "Feedback",
    "FeedbackKind",
    "Grant",
    "GrantKind",
    "Handover",
    "HandoverStatus",
    "Impression",
    "Liking",
    "Offer",
    "Order",
    "OrderLine",
    "OrderStatus",
    "Product",
    "Profile",
    "Promotion",
    "Reaction",
    "Review",
    "Soothed",
    "Sums",
    "Turn",
    "Voucher",
]
