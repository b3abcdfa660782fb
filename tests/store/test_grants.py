"""What may be given for trouble, and to whom, however many ask at once."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from store import Budget, BudgetSpent, Grant, GrantKind, Store
from tests.store.at_once import run_at_once
from tests.store.samples import NOW

BUDGET = Budget(customer_cents=500, customer_window=timedelta(days=90), day_cents=1_500)


def grant(key: str = "C0001:AT10001", customer: str = "C0001", **changes: Any) -> Grant:
    facts: dict[str, Any] = {
        "conversation_id": "talk",
        "order_id": "AT10001",
        "kind": GrantKind.VOUCHER,
        "cents": 500,
        "code": f"CODE-{key}",
        "at": NOW,
        "until": NOW + timedelta(days=90),
    }
    return Grant(key=key, customer_id=customer, **{**facts, **changes})


def test_a_grant_is_read_back_as_given(store: Store) -> None:
    store.grants.give(grant(), BUDGET)
    assert store.grants.of_customer("C0001") == [grant()]


def test_the_same_trouble_is_made_up_for_once(store: Store) -> None:
    store.grants.give(grant(), BUDGET)
    assert store.grants.give(grant(code="another", at=NOW + timedelta(days=1)), BUDGET) == grant()


@pytest.mark.parametrize(("days", "given"), [(1, False), (89, False), (91, True)])
def test_a_customers_budget_holds_for_its_window(store: Store, days: int, given: bool) -> None:
    store.grants.give(grant(), BUDGET)
    later = grant("C0001:AT10002", at=NOW + timedelta(days=days))
    if given:
        assert store.grants.give(later, BUDGET) == later
    else:
        with pytest.raises(BudgetSpent):
            store.grants.give(later, BUDGET)


def test_a_days_budget_holds_for_all_customers_who_ask_at_once(
    store: Store, another_store: Callable[[], Store]
) -> None:
    stores = [store, another_store()]
    refused: list[str] = []

    def ask(number: int) -> None:
        try:
            stores[number % 2].grants.give(grant(f"C{number}:A", f"C{number}"), BUDGET)
        except BudgetSpent as problem:
            refused.append(str(problem))

    run_at_once([lambda n=number: ask(n) for number in range(6)])
    given = [one for number in range(6) for one in store.grants.of_customer(f"C{number}")]
    assert (len(given), len(refused)) == (3, 3)


def test_a_double_message_grants_once(store: Store, another_store: Callable[[], Store]) -> None:
    stores = [store, another_store()]
    run_at_once([lambda n=n: stores[n % 2].grants.give(grant(code=f"c{n}"), BUDGET) for n in range(4)])
    assert len(store.grants.of_customer("C0001")) == 1


@pytest.mark.parametrize(
    ("customer", "code", "theirs"),
    [("C0001", "CODE-1", True), ("C0002", "CODE-1", False), ("C0001", "CODE-2", False)],
)
def test_a_code_opens_only_for_its_customer(store: Store, customer: str, code: str, theirs: bool) -> None:
    store.grants.give(grant(code="CODE-1"), BUDGET)
    assert (store.grants.of_code(customer, code) is not None) is theirs


def test_erasing_keeps_the_grant_and_forgets_the_conversation(store: Store) -> None:
    store.grants.give(grant(), BUDGET)
    store.privacy.erase("C0001", "talk")
    assert [one.conversation_id for one in store.grants.of_customer("C0001")] == [""]
