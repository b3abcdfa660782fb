"""Which of the things in a row are counted out."""

import pytest

from actions.counting import counted_out


@pytest.mark.parametrize(
    ("text", "count", "places"),
    [
        ("the first one", 3, [0]),
        ("I'll take number two, please", 3, [1]),
        ("the second and the third", 3, [1, 2]),
        ("compare the first and last", 3, [0, 2]),
        ("the last one", 2, [1]),
        ("the last", 1, [0]),
        ("the third", 2, []),
        ("the bottom one", 3, [2]),
        ("the middle", 3, [1]),
        ("for the first time", 3, []),
        ("not the second time", 3, []),
        ("how long does it last", 3, []),
        ("give me a second", 3, []),
        ("in the last week", 3, []),
        ("first of all, why", 3, []),
        ("is the price lower", 3, []),
        ("the first", 0, []),
    ],
)
def test_counted_out(text: str, count: int, places: list[int]) -> None:
    assert counted_out(text, count) == places
