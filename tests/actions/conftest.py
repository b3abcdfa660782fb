"""A house on a real SQLite store, with a fake reader and ranker and a clock that stands still."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from shutil import copy

import hypothesis
import pytest
import stamina

from actions.care.policy import Policy
from actions.care.table import read_care_table
from actions.house import House
from actions.proofs import digest
from actions.senses import Senses
from actions.settings import Settings
from actions.shelf.stock import stock_shelf
from actions.shop import SqlShop
from store import Store, migrate, open_store
from tests.actions.fakes import NOW, PriceRanker, WordReader, fill
from tests.actions.talker import LOOP, ROOT, SECRET, Talker

MakeTalker = Callable[..., Talker]

# Two cores shared with everything else: how long an example takes says nothing about our code.
hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")


@pytest.fixture(scope="session", autouse=True)
def loop_of_all_talks() -> Iterator[None]:
    """Close it when the last conversation is over."""
    yield
    LOOP.close()


@pytest.fixture(scope="session")
def filled_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Migrate and fill once; each test gets a copy."""
    path = tmp_path_factory.mktemp("shop") / "shop.db"
    url = f"sqlite:///{path}"
    migrate(url)
    store = open_store(url, clock=lambda: NOW)
    fill(store)
    store.close()
    return path


@pytest.fixture
def store(filled_database: Path, tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "shop.db"
    for part in filled_database.parent.glob("shop.db*"):
        copy(part, tmp_path / part.name)
    store = open_store(f"sqlite:///{path}", clock=lambda: NOW)
    yield store
    store.close()


@pytest.fixture(scope="session")
def policy() -> Policy:
    return Policy(read_care_table(ROOT / "care.yml"))


@pytest.fixture
def house(store: Store, policy: Policy) -> House:
    shelf = stock_shelf(store.products.all(), PriceRanker())
    reader = WordReader()
    numbers = count()
    return House(
        settings=Settings(),
        store=store,
        shop=SqlShop(store),
        policy=lambda: policy,
        senses=Senses(lambda: reader, 0.3),
        shelf=lambda: shelf,
        clock=lambda: NOW,
        proof_of=lambda address, conversation: digest(address, conversation, SECRET),
        new_id=lambda: f"id{next(numbers):06d}",
    )


@pytest.fixture
def no_waiting() -> Iterator[None]:
    """Let nothing pause between two tries; how many there may be stays as it is."""
    with stamina.set_testing(True, attempts=100, cap=True):
        yield


@pytest.fixture
def talk(house: House) -> MakeTalker:
    """Return a maker of conversations: talk("C0002")."""

    def make(customer: str | None = "C0001", conversation: str = "conversation-1") -> Talker:
        return Talker(house, customer, conversation)

    return make
