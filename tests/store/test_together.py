"""What the same customers bought and kept."""

from store import OrderLine, OrderStatus, Store
from tests.store.samples import customer, order


def buy(store: Store, baskets: dict[str, str], status: OrderStatus = OrderStatus.DELIVERED) -> None:
    """One order a letter."""
    store.customers.put_many([customer(one) for one in baskets])
    number = 20_000 + 1_000 * list(OrderStatus).index(status)
    for owner, letters in baskets.items():
        for letter in letters:
            number += 1
            lines = (OrderLine(letter, letter, 1, 100),)
            store.orders.put_many([order(f"AT{number}", customer_id=owner, status=status, lines=lines)])


def test_closeness_weighs_joint_buyers_against_everybodys(store: Store) -> None:
    buy(store, {"C0001": "ABZ", "C0002": "ABZ", "C0003": "Z", "C0004": "Z"})
    found = {one.product_id: one for one in store.together.bought_with("A")}
    assert found["B"].closeness == 1.0
    assert found["Z"].both == 2
    assert 0.7 < found["Z"].closeness < 0.71


def test_one_customer_proves_nothing_however_often_they_buy(store: Store) -> None:
    buy(store, {"C0001": "AABB", "C0002": "A"})
    assert store.together.bought_with("A") == []


def test_what_was_sent_back_does_not_count(store: Store) -> None:
    buy(store, {"C0001": "A", "C0002": "A"})
    buy(store, {"C0001": "B", "C0002": "B"}, OrderStatus.RETURNED)
    assert store.together.bought_with("A") == []


def test_never_itself_and_nothing_for_an_unknown_id(store: Store) -> None:
    buy(store, {"C0001": "AAB", "C0002": "AAB"})
    assert [one.product_id for one in store.together.bought_with("A")] == ["B"]
    assert store.together.bought_with("no such product") == []
