"""Plain facts become the agreed feature names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.features import context_features, customer_features, item_features, part_of_day, token


@given(st.text())
def test_a_token_is_stable(text: str) -> None:
    assert token(token(text)) == token(text)


@pytest.mark.parametrize(
    ("cents", "band"), [(0, "low"), (2_499, "low"), (2_500, "mid"), (7_499, "mid"), (7_500, "high")]
)
def test_price_bands(cents: int, band: str) -> None:
    assert item_features(price_cents=cents) == {f"price:{band}": 1.0}


@pytest.mark.parametrize(
    ("rating", "named"),
    [(None, {}), (0, {}), (3.0, {"rating:low": 1.0}), (4.0, {}), (4.3, {"rating:high": 1.0})],
)
def test_ratings(rating: float | None, named: dict[str, float]) -> None:
    assert item_features(rating=rating) == named


def test_item_names() -> None:
    found = item_features(category="Home  Decor", brand="Lumo", tags=["Cosy", " "], reviews={"calm": 0.8})
    assert found == {"category:home decor": 1.0, "brand:lumo": 1.0, "tag:cosy": 1.0, "review:calm": 0.8}


def test_customer_names() -> None:
    found = customer_features(tastes=["Lighting"], city="Graz", age_band="25-34")
    assert found == {"taste:lighting": 1.0, "city:graz": 1.0, "age:25-34": 1.0}


def test_context_names_take_scores_with_or_without_prefix() -> None:
    found = context_features(
        emotion_scores={"anger": 0.2, "emotion:delight": 0.7}, slope=-0.1, hour=20, channel="web"
    )
    assert found == {
        "emotion:anger": 0.2,
        "emotion:delight": 0.7,
        "slope": -0.1,
        "hour:evening": 1.0,
        "channel:web": 1.0,
    }


@pytest.mark.parametrize(
    ("hour", "part"),
    [
        (0, "night"),
        (4, "night"),
        (5, "morning"),
        (12, "afternoon"),
        (17, "evening"),
        (22, "night"),
        (24, "night"),
    ],
)
def test_parts_of_the_day(hour: int, part: str) -> None:
    assert part_of_day(hour) == part
