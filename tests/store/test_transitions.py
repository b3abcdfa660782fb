"""Which changes of an order a customer's request may make."""

import pytest

from store import IllegalTransition, OrderStatus
from store.transitions import check

LEGAL = {
    OrderStatus.CANCELLED: [OrderStatus.PROCESSING, OrderStatus.DELAYED],
    OrderStatus.RETURN_REQUESTED: [OrderStatus.DELIVERED],
    OrderStatus.REPLACEMENT_SENT: [
        OrderStatus.DELIVERED,
        OrderStatus.DELAYED,
        OrderStatus.LOST,
        OrderStatus.RETURN_REQUESTED,
    ],
    OrderStatus.REFUNDED: [
        OrderStatus.DELIVERED,
        OrderStatus.DELAYED,
        OrderStatus.LOST,
        OrderStatus.RETURN_REQUESTED,
        OrderStatus.RETURNED,
    ],
}
EVERY = [(now, wanted) for wanted in LEGAL for now in OrderStatus]


@pytest.mark.parametrize(("now", "wanted"), [pair for pair in EVERY if pair[0] in LEGAL[pair[1]]])
def test_a_legal_change_is_to_be_made(now: OrderStatus, wanted: OrderStatus) -> None:
    assert check("AT10001", now, wanted)


@pytest.mark.parametrize("wanted", LEGAL)
def test_a_change_made_already_is_not_made_again(wanted: OrderStatus) -> None:
    assert not check("AT10001", wanted, wanted)


@pytest.mark.parametrize(
    ("now", "wanted"),
    [(now, wanted) for now, wanted in EVERY if now not in LEGAL[wanted] and now is not wanted],
)
def test_any_other_change_is_refused_by_name(now: OrderStatus, wanted: OrderStatus) -> None:
    with pytest.raises(IllegalTransition, match=f"AT10001 is {now}"):
        check("AT10001", now, wanted)


@pytest.mark.parametrize("wanted", [one for one in OrderStatus if one not in LEGAL])
def test_the_carriers_moves_cannot_be_requested(wanted: OrderStatus) -> None:
    with pytest.raises(IllegalTransition):
        check("AT10001", OrderStatus.CANCELLED, wanted)
