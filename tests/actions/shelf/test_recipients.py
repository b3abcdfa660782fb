"""For whom a present is, in words."""

import pytest

from actions.shelf.recipients import named


@pytest.mark.parametrize(
    ("recipient", "said"),
    [("my mum", "your mum"), ("Our boss", "your boss"), ("a 6 year old", "a 6 year old"), (None, "them")],
)
def test_the_customers_people_are_theirs(recipient: str | None, said: str) -> None:
    assert named(recipient) == said
