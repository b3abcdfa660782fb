"""The stage: a whole Attune of its own, on a temporary database with an order for every conversation.

Nothing of the shop's own data is touched; the models are those of this checkout.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from ops.demo_shop.loading import load
from ops.serve import processes
from ops.serve.console import Silent
from ops.serve.supervisor import Supervisor
from ops.settings import Settings
from ops.simulate.conversations.goals import NEEDS, Goal
from ops.talk.running import on_free_ports
from store import Customer, Order, OrderLine, OrderStatus, Store, migrate, open_store

FIRST_CUSTOMER = 500_001
FIRST_ORDER = 50_001
_MODELS = ("emotion", "recommender", "encoder")
_ARRIVED = frozenset({OrderStatus.DELIVERED, OrderStatus.RETURNED})
_WATCH = """
CREATE TABLE simulated_changes (number INTEGER, was TEXT, became TEXT);
CREATE TRIGGER simulated_watch AFTER UPDATE OF status ON orders WHEN OLD.status <> NEW.status
BEGIN INSERT INTO simulated_changes VALUES (NEW.number, OLD.status, NEW.status); END;
"""


@dataclass(frozen=True, slots=True)
class Part:
    """One conversation to be had: who, about which order, why, and whether their mood may be read."""

    customer_id: str
    order_id: str
    goal: Goal
    with_emotion: bool


def cast(goals: Sequence[Goal]) -> list[Part]:
    """Return a part with emotion and one without for every goal."""
    parts = []
    for number, goal in enumerate(goals):
        for arm, with_emotion in enumerate((True, False)):
            index = 2 * number + arm
            customer, order = f"C{FIRST_CUSTOMER + index}", f"AT{FIRST_ORDER + index}"
            parts.append(Part(customer, order, goal, with_emotion))
    return parts


def furnish(folder: Path, settings: Settings, parts: Iterable[Part], seed: int) -> Settings:
    """Make the database and return the settings to run on it."""
    url = f"sqlite:///{folder / 'shop.db'}"
    migrate(url)
    with open_store(url) as store:
        load(store)
        _people_and_orders(store, list(parts), Random(seed))
    with closing(sqlite3.connect(folder / "shop.db")) as connection:
        connection.executescript(_WATCH)
    for name in _MODELS:
        if (settings.home / name).exists():
            (folder / name).symlink_to((settings.home / name).resolve())
    return on_free_ports(replace(settings, database_url=url, home=folder))


@contextmanager
def playing(settings: Settings) -> Iterator[None]:
    """Run Rasa and the action server on the stage."""
    specs = [processes.rasa(settings), processes.actions(settings)]
    supervisor = Supervisor(specs, log_folder=settings.home / "log", watcher=Silent(), restarts_per_minute=0)
    try:
        supervisor.start()
        supervisor.wait_until_healthy(settings.start_timeout_s)
        yield
    finally:
        supervisor.stop()


def changes(folder: Path) -> dict[str, list[str]]:
    """Return every change of status an order went through, by order id; seen by the database itself."""
    found: dict[str, list[str]] = {}
    with closing(sqlite3.connect(folder / "shop.db")) as connection:
        for number, became in connection.execute("SELECT number, became FROM simulated_changes"):
            found.setdefault(f"AT{number}", []).append(became)
    return found


def _people_and_orders(store: Store, parts: list[Part], random: Random) -> None:
    now = datetime.now(UTC)
    products = store.products.all()
    since = date(2024, 1, 1)
    store.customers.put_many(
        Customer(part.customer_id, "Sim Shopper", f"{part.customer_id}@example.com", "", "", (), since)
        for part in parts
    )
    orders = []
    for at in range(0, len(parts), 2):
        product = random.choice(products)  # both arms ordered the same
        line = OrderLine(product.id, product.title, 1, product.price_cents)
        orders += [_order(part, line, now) for part in parts[at : at + 2]]
    store.orders.put_many(orders)
    for part in parts:
        if not part.with_emotion:
            store.privacy.allow_mood(part.customer_id, part.order_id, allowed=False)


def _order(part: Part, line: OrderLine, now: datetime) -> Order:
    status = NEEDS[part.goal].start
    late = status in {OrderStatus.DELAYED, OrderStatus.LOST}
    arrived = status in _ARRIVED
    promised = now - timedelta(days=4) if late or arrived else now + timedelta(days=2)
    sent = status is not OrderStatus.PROCESSING
    return Order(
        id=part.order_id,
        customer_id=part.customer_id,
        status=status,
        placed_at=promised - timedelta(days=4),
        promised_at=promised,
        delivered_at=promised if arrived else None,
        carrier="Postrider" if sent else "",
        tracking=f"PR{part.order_id[2:]}" if sent else "",
        lines=(line,),
        total_cents=line.price_cents,
        refunded_cents=0,
        reason="too small" if status is OrderStatus.RETURNED else "",
    )
