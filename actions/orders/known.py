"""The customer's orders where they are good to know but nothing was asked of them: a greeting, an offer.

When the shop's system cannot be asked the answer gets plainer, so nothing is raised here.
"""

import logging

from actions.errors import ShopUnavailable
from actions.work import Work
from store import Order

log = logging.getLogger(__name__)


def known_orders(work: Work) -> list[Order]:
    """Return the signed-in customer's orders, newest first; none for a guest or while nobody can say."""
    if work.scene.customer_id is None:
        return []
    try:
        return work.shop.orders_of(work.scene.customer_id)
    except ShopUnavailable:
        log.info("orders.unknown turn=%s", work.message.turn_id)
        return []


def bought_product_ids(work: Work) -> set[str]:
    """Return what the signed-in customer bought and kept; nothing for a guest or while nobody can say."""
    if work.scene.customer_id is None:
        return set()
    try:
        return work.shop.bought_product_ids(work.scene.customer_id)
    except ShopUnavailable:
        log.info("orders.unknown turn=%s", work.message.turn_id)
        return set()
