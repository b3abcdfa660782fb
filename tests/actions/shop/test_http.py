"""The HTTP adapter against a real server: what it understands, and every way the server can fail."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from actions.errors import ChangeUnknown, ShopUnavailable
from actions.shop import HttpShop, Line
from store import IllegalTransition, OrderStatus, OutOfStock, UnknownOrder
from tests.actions.shop.server import FOREIGN, OLDER, ORDER, SLOW, Shop


class Clock:
    """Moves by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_an_order_becomes_our_value(shop: HttpShop) -> None:
    order = shop.order("AT10001")
    assert order is not None
    assert (order.status, order.promised_at) == (
        OrderStatus.DELAYED,
        datetime(2026, 3, 7, 12, 0, tzinfo=UTC),
    )


def test_what_is_unknown_is_none(shop: HttpShop) -> None:
    assert (shop.order("AT99999"), shop.customer("C9999"), shop.orders_of("C9999")) == (None, None, [])


def test_orders_come_newest_first_and_only_the_customers_own(shop: HttpShop) -> None:
    assert [order.id for order in shop.orders_of("C0001")] == ["AT10001", "AT10000"]


@pytest.mark.parametrize("status", ["cancelled", "returned", "refunded"])
def test_what_went_back_or_is_somebody_elses_was_not_bought(
    shop: HttpShop, server: Shop, status: str
) -> None:
    server.orders = [
        {**ORDER, "status": status},
        {**FOREIGN, "lines": [{**ORDER["lines"][0], "product_id": "P0003"}]},
        {**OLDER, "lines": [{**ORDER["lines"][0], "product_id": "P0002"}]},
    ]
    assert shop.bought_product_ids("C0001") == {"P0002"}


def test_ids_cannot_reach_other_paths(shop: HttpShop, server: Shop) -> None:
    shop.order("../customers/C0001")
    assert server.requests[0][1] == "/orders/..%2Fcustomers%2FC0001"


def test_the_token_is_sent(shop: HttpShop, server: Shop) -> None:
    shop.order("AT10001")
    assert server.requests[0][2]["authorization"] == "Bearer secret"


def test_a_change_carries_the_key_of_what_is_changed(shop: HttpShop, server: Shop) -> None:
    changed = shop.cancel("AT10001")
    assert (changed.status, server.done) == (OrderStatus.CANCELLED, ["cancel:AT10001"])


def test_an_answer_that_got_lost_changes_nothing_twice(shop: HttpShop, server: Shop) -> None:
    server.lose_answers = 1
    shop.cancel("AT10001")
    assert (len(server.requests), server.done) == (2, ["cancel:AT10001"])


@pytest.mark.usefixtures("no_waiting")
@pytest.mark.parametrize(
    ("mishap", "may_be_done"),
    [
        *((500, True), ("cut", True), ("garbage", True), ("huge", True)),
        *(pytest.param(kind, True, marks=pytest.mark.slow) for kind in SLOW),
        *((429, False), (401, False), (418, False), ("redirect", False)),
    ],
)
def test_a_change_that_may_have_been_made_is_told_from_one_that_was_not(
    shop: HttpShop, server: Shop, mishap: int | str, may_be_done: bool
) -> None:
    server.mishaps = [mishap] * 3
    with pytest.raises(ShopUnavailable) as failed:
        shop.cancel("AT10001")
    assert isinstance(failed.value, ChangeUnknown) is may_be_done


@pytest.mark.usefixtures("no_waiting")
def test_one_lost_answer_among_refusals_leaves_it_open(shop: HttpShop, server: Shop) -> None:
    server.mishaps = ["cut", 429, 429]
    with pytest.raises(ChangeUnknown):
        shop.cancel("AT10001")


@pytest.mark.usefixtures("no_waiting")
@pytest.mark.parametrize("ask", [lambda shop: shop.order("AT10001"), lambda shop: shop.cancel("AT10001")])
def test_where_nobody_listens_nothing_was_changed(ask: Callable[[HttpShop], object]) -> None:
    line = Line("http://127.0.0.1:9", timeout_s=0.2, total_s=0.5)
    with pytest.raises(ShopUnavailable) as failed:
        ask(HttpShop(line))
    assert not isinstance(failed.value, ChangeUnknown)
    line.close()


def test_refusals_have_their_names(shop: HttpShop) -> None:
    with pytest.raises(IllegalTransition):
        shop.refund("AT10001", "late")
    with pytest.raises(OutOfStock):
        shop.place("C0001", "P0001", key="k")


def test_a_change_of_what_is_not_there_is_an_unknown_order(shop: HttpShop, server: Shop) -> None:
    server.mishaps = [404]
    with pytest.raises(UnknownOrder):
        shop.cancel("AT99999")


@pytest.mark.usefixtures("no_waiting")
@pytest.mark.parametrize("mishap", [500, 503, 429, "cut", "slow"])
def test_a_passing_failure_is_tried_again(shop: HttpShop, server: Shop, mishap: int | str) -> None:
    server.mishaps = [mishap]
    assert shop.order("AT10001") is not None
    assert len(server.requests) == 2


@pytest.mark.parametrize(
    "mishap", [500, 502, 429, "cut", *(pytest.param(kind, marks=pytest.mark.slow) for kind in SLOW)]
)
def test_a_lasting_failure_is_one_error_after_three_tries_at_most(
    shop: HttpShop, server: Shop, mishap: int | str
) -> None:
    server.mishaps = [mishap] * 5
    with pytest.raises(ShopUnavailable):
        shop.order("AT10001")
    assert 1 <= len(server.requests) <= 3


@pytest.mark.parametrize("mishap", [400, 401, 403, 418, "garbage", "huge", "redirect"])
def test_what_repeating_cannot_mend_is_not_repeated(shop: HttpShop, server: Shop, mishap: int | str) -> None:
    server.mishaps = [mishap] * 5
    with pytest.raises(ShopUnavailable):
        shop.order("AT10001")
    assert len(server.requests) == 1


def test_after_repeated_failure_the_shop_is_left_alone_for_a_while(server: Shop) -> None:
    clock = Clock()
    line = Line(server.url, timeout_s=10, clock=clock)
    server.mishaps = [400] * 3
    for _ in range(4):
        with pytest.raises(ShopUnavailable):
            HttpShop(line).order("AT10001")
    assert len(server.requests) == 3
    clock.now += 11
    assert HttpShop(line).order("AT10001") is not None
    line.close()
