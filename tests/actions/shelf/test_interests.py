"""What a recipient likes, said in any form of the word, is found under the shop's own names."""

import pytest

from actions.shelf.interests import interests_in, interests_of
from actions.shelf.stock import Shelf, stock_shelf
from tests.actions.fakes import product

TAGS = ("reading", "hiking", "baking", "tea", "science fiction", "gift", "new", "for kids", "running")


@pytest.fixture
def shelf() -> Shelf:
    return stock_shelf(
        [product(1, category="Garden", tags=TAGS), product(2, category="books", tags=("music",))], None
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("my dad loves gardening", {"garden"}),
        ("she reads a lot and hikes", {"reading", "hiking"}),
        ("a keen reader who bakes", {"reading", "baking"}),
        ("he runs every day", {"running"}),
        ("crazy about books and music", {"books", "music"}),
        ("tea, mostly", {"tea"}),
        ("likes science", set()),
        ("science fiction fans", {"science fiction"}),
        ("a new gift", set()),
        ("", set()),
        ("!? 42", set()),
    ],
)
def test_what_is_liked_is_found(shelf: Shelf, text: str, names: set[str]) -> None:
    assert interests_in(text, shelf) == names


def test_kept_as_words_it_is_found_again(shelf: Shelf) -> None:
    assert interests_of({"reading", "garden", "science"}, shelf) == ["garden", "reading"]
