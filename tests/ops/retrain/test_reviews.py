"""What reviews say becomes features of products: fused, bucketed, read once, the same for serving."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from actions.shelf.reviewed import FILE, read_reviewed
from actions.shelf.stock import stock_shelf
from emotion import Emotion, Reading
from ops.retrain.reviews import READINGS, review_features
from store import Review
from tests.actions.fakes import PriceRanker, product, reading

AT = datetime(2026, 1, 1, tzinfo=UTC)


class Counting:
    """Reads a text as the emotion it names, and remembers what it was asked."""

    def __init__(self, version: str = "1") -> None:
        self.version = version
        self.asked: list[str] = []

    def read_many(self, texts: Sequence[str]) -> list[Reading]:
        """Return a sure reading of each."""
        self.asked += texts
        return [reading(Emotion(text.split()[0]), 1.0) for text in texts]


def reviews(product_id: str, *said: tuple[int, str]) -> list[Review]:
    return [
        Review(f"{product_id}-{number}", product_id, None, stars, f"{text} {product_id} {number}", AT)
        for number, (stars, text) in enumerate(said)
    ]


GLAD = reviews("GLAD", *[(5, "delight")] * 4)
CROSS = reviews("CROSS", *[(1, "anger")] * 2, (2, "frustration"))
SAD = reviews("SAD", *[(2, "disappointment")] * 3)
SPLIT = reviews("SPLIT", (1, "neutral"), (5, "neutral"), (5, "neutral"), (1, "neutral"))
PLAIN = reviews("PLAIN", (4, "neutral"), (4, "neutral"))
ALL = [*GLAD, *CROSS, *SAD, *SPLIT, *PLAIN]


def test_emotions_and_stars_become_named_buckets(tmp_path: Path) -> None:
    assert review_features(ALL, Counting(), tmp_path) == {
        "GLAD": {"delighted": 1.0},
        "CROSS": {"angry": 1.0},
        "SAD": {"disappointed": 1.0},
        "SPLIT": {"divided": 1.0},
    }


def test_without_a_model_the_stars_still_speak(tmp_path: Path) -> None:
    assert review_features(ALL, None, tmp_path) == {"SPLIT": {"divided": 1.0}}


def test_one_review_weighs_less_than_the_shop(tmp_path: Path) -> None:
    quiet = [one for number in range(20) for one in reviews(f"Q{number}", (4, "neutral"))]
    said = review_features([*quiet, *reviews("ONE", (5, "delight"))], Counting(), tmp_path)
    assert said == {}


def test_each_text_is_read_once_by_each_model(tmp_path: Path) -> None:
    first, again, newer = Counting(), Counting(), Counting("2")
    before = review_features(ALL, first, tmp_path)
    added = reviews("NEW", (5, "delight"))
    review_features([*ALL, *added], again, tmp_path)
    review_features(ALL, newer, tmp_path)
    assert len(first.asked) == len(ALL)
    assert again.asked == [added[0].text]
    assert len(newer.asked) == len(ALL)
    assert review_features(ALL, Counting("2"), tmp_path) == before


def test_no_text_is_kept(tmp_path: Path) -> None:
    review_features(ALL, Counting(), tmp_path)
    kept = (tmp_path / READINGS).read_text() + (tmp_path / FILE).read_text()
    assert not any(one.text in kept for one in ALL)


def test_what_is_damaged_is_read_anew(tmp_path: Path) -> None:
    review_features(ALL, Counting(), tmp_path)
    (tmp_path / READINGS).write_text("{")
    again = Counting()
    review_features(ALL, again, tmp_path)
    assert len(again.asked) == len(ALL)


def test_serving_gets_the_same_features(tmp_path: Path) -> None:
    said = review_features(ALL, Counting(), tmp_path)
    assert read_reviewed(tmp_path) == said
    ranker = PriceRanker()
    stock_shelf([product(1, id="CROSS"), product(2, id="OTHER")], ranker, read_reviewed(tmp_path))
    features = {item.id: item.features for item in ranker.items}
    assert features["CROSS"]["review:angry"] == 1.0
    assert not [name for name in features["OTHER"] if name.startswith("review:")]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"products": 3}', '{"products": {"P1": {"a": "b"}}}'])
def test_a_damaged_file_means_no_features(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text)
    assert read_reviewed(tmp_path) == {}
