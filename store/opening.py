"""Store: one object with a part for each thing the shop remembers."""

from typing import Self

from sqlalchemy import Engine

from store.clock import Clock, utc_now
from store.engine import make_engine
from store.queries.artefacts import Artefacts
from store.queries.corrections import Corrections
from store.queries.customers import Customers
from store.queries.feedback import FeedbackLog
from store.queries.grants import Grants
from store.queries.handovers import Handovers
from store.queries.identity import IdentityChecks
from store.queries.learning import Learning
from store.queries.locks import Locks
from store.queries.offers import Offers
from store.queries.orders import Orders
from store.queries.outcomes import Outcomes
from store.queries.privacy import Privacy
from store.queries.products import Products
from store.queries.profiles import Profiles
from store.queries.reviews import Reviews
from store.queries.together import Together
from store.queries.turns import Turns
from store.queries.wordings import Wordings


class Store:
    """The shop's memory. Thread-safe: every call takes its own connection and transaction."""

    def __init__(self, engine: Engine, *, clock: Clock = utc_now) -> None:
        self._engine = engine
        self.customers = Customers(engine)
        self.products = Products(engine)
        self.reviews = Reviews(engine)
        self.orders = Orders(engine, clock=clock)
        self.turns = Turns(engine)
        self.corrections = Corrections(engine)
        self.offers = Offers(engine)
        self.feedback = FeedbackLog(engine)
        self.handovers = Handovers(engine)
        self.artefacts = Artefacts(engine, clock=clock)
        self.learning = Learning(engine)
        self.outcomes = Outcomes(engine)
        self.together = Together(engine)
        self.locks = Locks(engine, clock=clock)
        self.grants = Grants(engine)
        self.wordings = Wordings(engine)
        self.identity = IdentityChecks(engine, clock=clock)
        self.profiles = Profiles(engine)
        self.privacy = Privacy(engine, clock=clock)

    def __enter__(self) -> Self:
        """Return the store itself; it is closed at the end of the block."""
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give all connections back; the store cannot be used afterwards."""
        self._engine.dispose()


def open_store(url: str, *, clock: Clock = utc_now) -> Store:
    """Open the store at a database address, without migrating it.

    Parameters
    ----------
    url
        "sqlite:///path", "postgres://…" or "postgresql://…".
    clock
        Gives the present moment for orders, consents, promotions and locks.

    Raises
    ------
    BadDatabaseUrl
        If the address is neither SQLite nor PostgreSQL.
    """
    return Store(make_engine(url), clock=clock)
