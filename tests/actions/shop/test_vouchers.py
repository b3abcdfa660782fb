"""Vouchers of a shop's own system, asked of a real server that fails in every way."""

from datetime import UTC, datetime

import pytest

from actions.errors import ShopUnavailable
from actions.shop import HttpShop
from store import GrantKind, Voucher
from tests.actions.shop.server import SLOW, VOUCHER, Shop

pytestmark = pytest.mark.usefixtures("no_waiting")


def test_a_voucher_becomes_our_value(shop: HttpShop) -> None:
    assert shop.voucher("C0001", "GS-4K7P") == Voucher(
        *("GS-4K7P", "C0001", GrantKind.VOUCHER, 2000, "GBP", 750),
        until=datetime(2026, 6, 8, 21, 59, 59, tzinfo=UTC),
        used=False,
    )


def test_what_a_shop_does_not_know_stays_open(shop: HttpShop, server: Shop) -> None:
    server.voucher = {"customer_id": "C0001", "value_cents": 500}
    assert shop.voucher("C0001", "GS-4K7P") == Voucher("GS-4K7P", "C0001", GrantKind.VOUCHER, 500)


@pytest.mark.parametrize(("customer", "code"), [("C0001", "GS-NONE"), ("C0002", "GS-4K7P")])
def test_an_unknown_code_is_none(shop: HttpShop, customer: str, code: str) -> None:
    assert shop.voucher(customer, code) is None


def test_somebody_elses_is_none_even_if_the_shop_sends_it(shop: HttpShop, server: Shop) -> None:
    server.voucher = {**VOUCHER, "customer_id": "C0002"}
    assert shop.voucher("C0001", "GS-4K7P") is None


def test_a_code_cannot_reach_other_paths(shop: HttpShop, server: Shop) -> None:
    shop.voucher("C0001", "../orders")
    assert server.requests[0][1] == "/customers/C0001/vouchers/..%2Forders"


@pytest.mark.parametrize(
    "odd",
    [
        *({"value_cents": -1}, {"value_cents": "20"}, {"left_cents": 1.5}, {"currency": "€"}, {"used": "no"}),
        *({"valid_until": "2026-06-08T12:00:00"}, {"kind": "pony"}, {"customer_id": ""}),
    ],
)
def test_what_is_not_as_documented_is_no_answer(shop: HttpShop, server: Shop, odd: dict[str, object]) -> None:
    server.voucher = {**VOUCHER, **odd}
    with pytest.raises(ShopUnavailable):
        shop.voucher("C0001", "GS-4K7P")


@pytest.mark.parametrize("mishap", [500, 503, 429, "cut", "slow"])
def test_a_passing_failure_is_tried_again(shop: HttpShop, server: Shop, mishap: int | str) -> None:
    server.mishaps = [mishap]
    assert shop.voucher("C0001", "GS-4K7P") is not None


@pytest.mark.parametrize(
    "mishap",
    [
        *(500, 429, 400, 403, "cut", "garbage", "huge", "redirect"),
        *(pytest.param(kind, marks=pytest.mark.slow) for kind in SLOW),
    ],
)
def test_a_lasting_failure_is_one_error(shop: HttpShop, server: Shop, mishap: int | str) -> None:
    server.mishaps = [mishap] * 5
    with pytest.raises(ShopUnavailable):
        shop.voucher("C0001", "GS-4K7P")
    assert len(server.requests) <= 3
