"""Orders: reading, placing, and the changes a customer may ask for."""

from collections.abc import Callable
from functools import partial

import pytest

from store import (
    IllegalTransition,
    Order,
    OrderStatus,
    OutOfStock,
    Store,
    UnknownCustomer,
    UnknownOrder,
    UnknownProduct,
)
from tests.store.at_once import run_at_once
from tests.store.conftest import Clock
from tests.store.samples import customer, order, product, small_shop

Change = Callable[[Store], Order]
CHANGES: dict[OrderStatus, Change] = {
    OrderStatus.CANCELLED: lambda store: store.orders.cancel("AT10001"),
    OrderStatus.RETURN_REQUESTED: lambda store: store.orders.request_return("AT10001", "too big"),
    OrderStatus.REPLACEMENT_SENT: lambda store: store.orders.request_replacement("AT10001", "damaged"),
    OrderStatus.REFUNDED: lambda store: store.orders.refund("AT10001", "lost"),
}

LEGAL_START = {
    OrderStatus.CANCELLED: OrderStatus.PROCESSING,
    OrderStatus.RETURN_REQUESTED: OrderStatus.DELIVERED,
    OrderStatus.REPLACEMENT_SENT: OrderStatus.LOST,
    OrderStatus.REFUNDED: OrderStatus.RETURNED,
}


class TestReading:
    @pytest.mark.parametrize("spelling", ["AT10001", "at10001", "#AT10001", "10001", " At-10001 ", "#10001"])
    def test_every_spelling_of_an_id_finds_the_order(self, store: Store, spelling: str) -> None:
        small_shop(store)
        assert store.orders.get(spelling) == order()

    @pytest.mark.parametrize(
        "forged",
        ["", "AT1", "AT99999", "AT10001; DROP TABLE orders", "AT" + "9" * 5_000, "١٠٠٠١", "AT10001\x00"],
    )
    def test_a_forged_id_finds_nothing(self, store: Store, forged: str) -> None:
        small_shop(store)
        assert store.orders.get(forged) is None

    def test_a_customers_orders_come_newest_first_and_alone(self, store: Store, clock: Clock) -> None:
        small_shop(store)
        placed = store.orders.place("C0001", "P0001")
        store.orders.place("C0002", "P0001")
        assert [one.id for one in store.orders.of_customer("C0001")] == [placed.id, "AT10001"]

    @pytest.mark.parametrize("status", [OrderStatus.CANCELLED, OrderStatus.REFUNDED, OrderStatus.RETURNED])
    def test_what_went_back_does_not_count_as_bought(self, store: Store, status: OrderStatus) -> None:
        small_shop(store, status=status)
        assert store.orders.bought_product_ids("C0001") == set()

    def test_what_was_kept_counts_as_bought(self, store: Store) -> None:
        small_shop(store)
        assert store.orders.bought_product_ids("C0001") == {"P0001", "P0002"}


class TestPlacing:
    def test_a_placed_order_is_read_back_as_it_was_returned(self, store: Store) -> None:
        small_shop(store)
        placed = store.orders.place("C0001", "P0001")
        assert store.orders.get(placed.id) == placed

    def test_placing_takes_the_next_number(self, store: Store) -> None:
        small_shop(store)
        assert store.orders.place("C0001", "P0001").id == "AT10002"

    def test_placing_takes_a_piece_out_of_stock(self, store: Store) -> None:
        small_shop(store)
        store.orders.place("C0001", "P0001")
        found = store.products.get("P0001")
        assert found is not None and found.stock == 2

    def test_placing_with_the_same_key_buys_once(self, store: Store) -> None:
        small_shop(store)
        first = store.orders.place("C0001", "P0001", key="i1")
        assert store.orders.place("C0001", "P0001", key="i1") == first

    def test_another_customers_key_is_another_order(self, store: Store) -> None:
        small_shop(store)
        first = store.orders.place("C0001", "P0001", key="i1")
        assert store.orders.place("C0002", "P0001", key="i1").id != first.id

    @pytest.mark.parametrize(
        ("customer_id", "product_id", "error"),
        [
            ("C0001", "P0002", OutOfStock),
            ("C0001", "P9999", UnknownProduct),
            ("C9999", "P0001", UnknownCustomer),
        ],
    )
    def test_what_cannot_be_sold_is_refused(
        self, store: Store, customer_id: str, product_id: str, error: type[Exception]
    ) -> None:
        small_shop(store)
        with pytest.raises(error):
            store.orders.place(customer_id, product_id)

    def test_a_refused_order_leaves_the_stock_alone(self, store: Store) -> None:
        small_shop(store)
        with pytest.raises(UnknownCustomer):
            store.orders.place("C9999", "P0001")
        assert store.products.get("P0001") == product()

    def test_orders_placed_at_once_get_their_own_numbers_and_never_oversell(
        self, store: Store, another_store: Callable[[], Store]
    ) -> None:
        store.products.replace_all([product(stock=10)])
        store.customers.put_many([customer()])
        placed: list[str] = []
        refused: list[OutOfStock] = []

        def buy(buyer: Store) -> None:
            for _ in range(4):
                try:
                    placed.append(buyer.orders.place("C0001", "P0001").id)
                except OutOfStock as error:
                    refused.append(error)

        run_at_once([partial(buy, another_store()) for _ in range(3)])
        assert (len(set(placed)), len(refused)) == (10, 2)


class TestChanges:
    @pytest.mark.parametrize("wanted", CHANGES)
    def test_what_the_table_forbids_changes_nothing(self, store: Store, wanted: OrderStatus) -> None:
        small_shop(store, status=OrderStatus.OUT_FOR_DELIVERY)
        with pytest.raises(IllegalTransition):
            CHANGES[wanted](store)
        assert store.orders.get("AT10001") == order(status=OrderStatus.OUT_FOR_DELIVERY)

    @pytest.mark.parametrize("wanted", CHANGES)
    def test_repeating_a_change_gives_the_same_order(self, store: Store, wanted: OrderStatus) -> None:
        small_shop(store, status=LEGAL_START[wanted])
        first = CHANGES[wanted](store)
        assert CHANGES[wanted](store) == first == store.orders.get("AT10001")

    def test_cancelling_twice_puts_the_pieces_back_once(self, store: Store) -> None:
        small_shop(store, status=OrderStatus.PROCESSING)
        store.orders.cancel("AT10001")
        store.orders.cancel("AT10001")
        assert [one.stock for one in store.products.many(["P0001", "P0002"])] == [5, 1]

    @pytest.mark.parametrize("wanted", [OrderStatus.CANCELLED, OrderStatus.REFUNDED])
    def test_money_goes_back_whole(self, store: Store, wanted: OrderStatus) -> None:
        small_shop(store, status=OrderStatus.DELAYED)
        assert CHANGES[wanted](store).refunded_cents == 10_000

    def test_a_reason_is_kept(self, store: Store) -> None:
        small_shop(store)
        assert store.orders.request_return("AT10001", "too big" * 100).reason == ("too big" * 100)[:200]

    @pytest.mark.parametrize("unknown", ["AT99999", "nonsense", ""])
    def test_an_unknown_order_cannot_be_changed(self, store: Store, unknown: str) -> None:
        small_shop(store)
        with pytest.raises(UnknownOrder):
            store.orders.cancel(unknown)
