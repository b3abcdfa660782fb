"""What `from store import …` offers."""

import store
from store import errors


def test_every_error_is_public() -> None:
    known = {name for name, thing in vars(errors).items() if isinstance(thing, type)}
    assert known <= set(store.__all__)


def test_every_error_stands_in_the_tree() -> None:
    drawn = errors.__doc__ or ""
    assert all(name in drawn for name, thing in vars(errors).items() if isinstance(thing, type))
