"""Praise by comparison, told from complaints in the same words."""

import pytest

from actions.care.praising import praises


@pytest.mark.parametrize(
    "text",
    [
        "the lamp looks better than on the picture",
        "even nicer than in the photos",
        "better than expected",
        "much prettier in real life than in your pictures",
        "the quality is higher than I thought",
        "it came sooner than promised and looks lovely",
        "beats all my expectations by far",
        "the photos really don\u2019t do the vase justice",
        "nicer than I'd dared to hope",
        "more beautiful than it looked online",
    ],
)
def test_what_is_better_than_it_seemed_is_praise(text: str) -> None:
    assert praises(text, "praise")
    assert praises(text, "like")


@pytest.mark.parametrize(
    "text",
    [
        "it looks worse than on the picture",
        "the photos look better than the thing",
        "it looked nicer in the picture",
        "better than expected, but one cup is missing",
        "better than expected, only three weeks late",
        "it isn't better than in the photo",
        "is it nicer than in the picture?",
        "great job",
    ],
)
def test_the_same_words_turned_round_are_none(text: str) -> None:
    assert not praises(text, "praise")


@pytest.mark.parametrize("intent", ["complain_quality", "order_damaged", "nlu_fallback"])
def test_words_decide_only_where_praise_was_understood(intent: str) -> None:
    assert not praises("better than expected", intent)
