"""Compensating: something for the trouble, within what the shop allows. The store does the counting."""

import logging
from datetime import timedelta

from actions.care.kinds import Care
from actions.money import price
from actions.orders.days import until
from actions.reply import Reply, say
from actions.work import Work
from store import Budget, BudgetSpent, Grant, GrantKind

log = logging.getLogger(__name__)


def compensate(work: Work, family: str) -> Reply | None:
    """Grant and say what was granted; None when nothing may be, or was already."""
    rules, customer = work.policy.table.compensation, work.scene.customer_id
    order = work.message.slot("order_number")
    if not rules.enabled or customer is None or order is None:
        return None
    wanted = Grant(
        # One for an order: a repeated message, or a second complaint about it, grants nothing more.
        key=f"{customer}:{order}",
        customer_id=customer,
        conversation_id=work.message.conversation_id,
        order_id=order,
        kind=rules.kind,
        cents=rules.cents,
        code=_code(work.new_id()),
        at=work.scene.now,
        until=work.scene.now + timedelta(days=rules.valid_days),
    )
    budget = Budget(rules.customer_cents, timedelta(days=rules.customer_days), rules.day_cents)
    try:
        granted = work.store.grants.give(wanted, budget)
    except BudgetSpent:
        log.info("compensation.refused turn=%s", work.message.turn_id)
        return None
    if granted != wanted:
        return None
    log.info("compensation.granted turn=%s kind=%s cents=%d", work.message.turn_id, rules.kind, rules.cents)
    words = work.voice.say(
        family, gift=_gift(granted), code=granted.code, until=until(granted.until, work.scene.now)
    )
    return say(words, care=Care.SOOTHE)


def _code(unique: str) -> str:
    last = unique[-10:].upper()
    # Ten digits in a row would be hidden as a telephone number when the customer asks about the code.
    return f"THANKS-{last[:5]}-K{last[5:]}"


def _gift(grant: Grant) -> str:
    if grant.kind is GrantKind.FREE_SHIPPING:
        return "free shipping on your next order"
    return f"{price(grant.cents)} off your next order"
