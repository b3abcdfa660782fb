"""Whose conversation it is to be: somebody the shop knows, or a sentence that says what to do."""

import pytest

from ops.errors import WrongInput
from ops.talk.customers import check_customer
from store import Store, open_store
from tests.actions.fakes import person


@pytest.fixture
def store(database: str) -> Store:
    return open_store(database)


def test_a_guest_is_welcome(store: Store) -> None:
    check_customer(store, None)


def test_a_stranger_is_told_whom_the_shop_knows(store: Store) -> None:
    store.customers.put_many([person("C0001", "Ada Example")])
    with pytest.raises(WrongInput, match="try C0001"):
        check_customer(store, "C0009")


def test_an_empty_shop_is_to_be_built_first(store: Store) -> None:
    with pytest.raises(WrongInput, match="attune build"):
        check_customer(store, "C0001")
