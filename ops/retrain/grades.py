"""What each reaction says about an item, as a number.

The order is purchase > like > click > shown and ignored > not for me. The sizes weigh the event in
training; they are choices, and this is the one place they are made.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from store import FeedbackKind, OrderStatus

FEEDBACK_GRADES: Mapping[FeedbackKind, float] = MappingProxyType(
    {
        FeedbackKind.BUY: 1.0,
        FeedbackKind.LIKE: 0.8,
        FeedbackKind.CLICK: 0.4,
        FeedbackKind.IGNORED: -0.2,
        FeedbackKind.DISLIKE: -1.0,
    }
)

# A cancelled order says as much about the delivery as about the product, so it says nothing here.
ORDER_GRADES: Mapping[OrderStatus, float] = MappingProxyType(
    {
        **dict.fromkeys(OrderStatus, 1.0),
        OrderStatus.CANCELLED: 0.0,
        OrderStatus.RETURN_REQUESTED: -0.3,
        OrderStatus.RETURNED: -0.5,
        OrderStatus.REFUNDED: -0.5,
    }
)
