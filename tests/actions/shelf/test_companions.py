"""What goes with a product is for the same use or bought with it, and no other of its kind."""

import pytest

from actions.shelf.companions import ENOUGH_BUYERS, companions, of_its_kind
from actions.shelf.stock import Shelf, stock_shelf
from store import Product
from tests.actions.fakes import product


def made(number: int, title: str, category: str, *tags: str) -> Product:
    return product(number, title=title, category=category, tags=tags)


POT = made(1, "Celadon Glaze Teapot", "tea", "tea", "calming")
OTHER_POT = made(2, "Hobnail Teapot", "tea", "tea", "calming")
TEA = made(3, "Smoky Black Tea", "tea", "tea", "gift")
BOOK = made(4, "The Tea Ceremony at Home", "books", "tea", "calming")
SHOES = made(5, "Trail Shoes", "outdoor", "running", "calming", "gift")
ROBE = made(6, "Cotton Bathrobe", "bath", "for couples", "calming")
CASSEROLE = made(7, "Cast-Iron Casserole", "kitchen", "for couples", "cooking")
LAMP = made(8, "Reading Lamp", "lighting", "calming")


@pytest.fixture
def shelf() -> Shelf:
    return stock_shelf((POT, OTHER_POT, TEA, BOOK, SHOES, ROBE, CASSEROLE, LAMP), None)


def beside(shelf: Shelf, one: Product, **bought: int) -> set[str]:
    among = [other.id for other in shelf.products.values() if other.id != one.id]
    fitting = [other for other in among if not of_its_kind(one, shelf.products[other])]
    return {shelf.products[found].title for found in companions(shelf, one, fitting, bought)}


def test_tea_goes_with_a_teapot_and_another_teapot_does_not(shelf: Shelf) -> None:
    assert beside(shelf, POT) == {TEA.title, BOOK.title}


def test_what_nearly_everything_is_called_joins_nothing(shelf: Shelf) -> None:
    assert beside(shelf, SHOES) == set()


def test_for_whom_it_is_joins_nothing(shelf: Shelf) -> None:
    assert beside(shelf, ROBE) == set()


def test_what_many_have_besides_goes_with_it_whatever_it_is_for(shelf: Shelf) -> None:
    assert beside(shelf, SHOES, P0008=ENOUGH_BUYERS, P0006=ENOUGH_BUYERS - 1) == {LAMP.title}
