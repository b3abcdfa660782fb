"""The JSON of the HTTP adapter, checked at the door: what a shop sends becomes our values or an error.

docs/shop-backend.md describes it for those who write the other side.
"""

from datetime import UTC, date, datetime
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

from store import Customer, GrantKind, Order, OrderLine, OrderStatus, Voucher

_Id = Annotated[str, StringConstraints(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9_-]+$")]
_Text = Annotated[str, StringConstraints(max_length=500)]
_Cents = Annotated[int, Field(ge=0, le=10**9, strict=True)]


class _Wire(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")  # a shop may send more than we read


class WireLine(_Wire):
    """One article of an order."""

    product_id: _Id
    title: _Text
    quantity: Annotated[int, Field(ge=1, le=10_000, strict=True)] = 1
    price_cents: _Cents


class WireOrder(_Wire):
    """One order."""

    id: _Id
    customer_id: _Id
    status: OrderStatus
    placed_at: AwareDatetime
    promised_at: AwareDatetime
    delivered_at: AwareDatetime | None = None
    carrier: _Text = ""
    tracking: _Text = ""
    lines: Annotated[tuple[WireLine, ...], Field(max_length=500)] = ()
    total_cents: _Cents
    refunded_cents: _Cents = 0
    note: _Text = ""

    def order(self) -> Order:
        """Return our value; moments in UTC."""
        return Order(
            id=self.id.upper(),
            customer_id=self.customer_id,
            status=self.status,
            placed_at=self.placed_at.astimezone(UTC),
            promised_at=self.promised_at.astimezone(UTC),
            delivered_at=_utc(self.delivered_at),
            carrier=self.carrier,
            tracking=self.tracking,
            lines=tuple(
                OrderLine(line.product_id, line.title, line.quantity, line.price_cents) for line in self.lines
            ),
            total_cents=self.total_cents,
            refunded_cents=self.refunded_cents,
            note=self.note,
        )


class WireOrders(_Wire):
    """A customer's orders."""

    orders: Annotated[tuple[WireOrder, ...], Field(max_length=1_000)]


class WireCustomer(_Wire):
    """One customer; what a shop does not know stays empty."""

    id: _Id
    name: _Text = ""
    email: _Text = ""
    city: _Text = ""
    age_band: _Text = ""
    tastes: Annotated[tuple[_Text, ...], Field(max_length=100)] = ()
    since: date | None = None

    def customer(self) -> Customer:
        """Return our value."""
        since = self.since or datetime.fromtimestamp(0, UTC).date()
        return Customer(self.id, self.name, self.email, self.city, self.age_band, self.tastes, since)


class WireVoucher(_Wire):
    """One voucher or gift card; whether it was used, and what is left, a shop may not know."""

    customer_id: _Id
    kind: GrantKind = GrantKind.VOUCHER
    value_cents: _Cents
    left_cents: _Cents | None = None
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] = "EUR"
    valid_until: AwareDatetime | None = None
    used: Annotated[bool, Field(strict=True)] | None = None

    def voucher(self, code: str) -> Voucher:
        """Return our value; the code is the one that was asked for."""
        until = _utc(self.valid_until)
        facts = (self.customer_id, self.kind, self.value_cents, self.currency, self.left_cents)
        return Voucher(code, *facts, until=until, used=self.used)


class WireProblem(_Wire):
    """Why the shop refused a change."""

    error: Annotated[str, StringConstraints(max_length=64)] = ""


def _utc(moment: datetime | None) -> datetime | None:
    return None if moment is None else moment.astimezone(UTC)
