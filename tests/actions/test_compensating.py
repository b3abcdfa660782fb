"""Something for the trouble: only where the shop allows it, once, and only facts are promised."""

from dataclasses import replace

import pytest

from actions.care.policy import Policy
from actions.house import House
from store import GrantKind, Store
from tests.actions.talker import Talker


def generous(house: House, policy: Policy, **changes: object) -> House:
    rules = policy.table.compensation.model_copy(update={"enabled": True, **changes})
    table = policy.table.model_copy(update={"compensation": rules})
    return replace(house, policy=lambda: Policy(table))


def put_right(house: House, customer: str = "C0002", conversation: str = "talk") -> tuple[Talker, str]:
    """A furious customer's broken lamp, refunded; return the conversation and what was said at the end."""
    talker = Talker(house, customer, conversation)
    talker.say("order_damaged", "[anger] it arrived broken")
    talker.say("affirm", "[anger] a refund", choice="refund", order_number=talker.slots["order_number"])
    return talker, talker.say("affirm", "[anger] yes").text


def test_by_default_nothing_is_given(house: House, store: Store) -> None:
    assert "code" not in put_right(house)[1]
    assert store.grants.of_customer("C0002") == []


def test_what_is_promised_was_granted(house: House, store: Store, policy: Policy) -> None:
    _, said = put_right(generous(house, policy))
    (grant,) = store.grants.of_customer("C0002")
    assert grant.code in said
    assert "€5.00 off" in said
    assert "until Monday 8 June" in said
    assert (grant.kind, grant.order_id, grant.cents) == (GrantKind.VOUCHER, "AT10002", 500)


def test_free_shipping_names_no_sum(house: House, policy: Policy) -> None:
    _, said = put_right(generous(house, policy, kind=GrantKind.FREE_SHIPPING))
    assert "free shipping" in said
    assert "€5" not in said


def test_a_repeated_yes_gives_nothing_more(house: House, store: Store, policy: Policy) -> None:
    talker, _ = put_right(generous(house, policy))
    for _ in range(3):
        talker.say("affirm", "[anger] yes")
    assert len(store.grants.of_customer("C0002")) == 1


@pytest.mark.parametrize("budget", [{"customer_cents": 499}, {"day_cents": 499}])
def test_beyond_the_budget_nothing_is_said(
    house: House, store: Store, policy: Policy, budget: dict[str, int]
) -> None:
    assert "code" not in put_right(generous(house, policy, **budget))[1]
    assert store.grants.of_customer("C0002") == []


def test_a_calm_customer_needs_no_making_up(house: House, store: Store, policy: Policy) -> None:
    talker = Talker(generous(house, policy), "C0005", "calm")
    talker.say("order_cancel", "cancel it please")
    talker.say("affirm", "yes")
    assert store.grants.of_customer("C0005") == []
