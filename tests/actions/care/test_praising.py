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
        "the photos really don't do the vase justice",
        "nicer than I'd dared to hope",
        "more beautiful than it looked online",
    ],
)
def test_what_is_better_than_it_seemed_is_praise(text: str) -> None:
    assert all(praises(text, intent) for intent in ("praise", "like", "complain_quality", "nlu_fallback"))


@pytest.mark.parametrize(
    "text",
    [
        "it looks worse than on the picture",
        "the photos look better than the thing",
        "your photo is nicer than the real one",
        "the picture was prettier than what arrived",
        "it looked nicer in the picture",
        "better than expected, but one cup is missing",
        "better than expected, only three weeks late",
        "it isn't better than in the photo",
        "is it nicer than in the picture?",
        "great job",
    ],
)
def test_the_same_words_turned_round_are_none(text: str) -> None:
    assert not any(praises(text, intent) for intent in ("praise", "complain_quality"))


@pytest.mark.parametrize("intent", ["order_damaged", "order_return", "order_late"])
def test_words_decide_nothing_where_more_was_said(intent: str) -> None:
    assert not praises("better than expected", intent)
