"""What is planted in the reactions can be measured in the files."""

import csv
import math
from collections.abc import Callable
from pathlib import Path

import pytest

from emotion import Emotion
from ops.demo_shop import effects

SHOP = Path(__file__).parents[2] / "data" / "shop"
Line = dict[str, str]

UPSET = {"anger", "frustration", "disappointment", "anxiety"}
GLAD = {"delight", "gratitude"}


@pytest.fixture(scope="module")
def lines() -> list[Line]:
    """Every reaction with the facts of its product and its customer."""

    def table(name: str) -> list[Line]:
        with (SHOP / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    products = {line["id"]: line for line in table("products.csv")}
    tastes = {line["id"]: line["tastes"] for line in table("customers.csv")}
    return [
        {**products[line["product_id"]], "tastes": tastes[line["customer_id"]], **line}
        for line in table("interactions.csv")
    ]


def lift(lines: list[Line], has: Callable[[Line], bool]) -> float:
    """Return the log-odds of a positive reaction where `has` holds, minus those where it does not."""

    def log_odds(some: list[Line]) -> float:
        positive = sum(line["kind"] in effects.POSITIVE_KINDS for line in some)
        return math.log((positive + 0.5) / (len(some) - positive + 0.5))

    return log_odds([one for one in lines if has(one)]) - log_odds([one for one in lines if not has(one)])


def tagged(tag: str) -> Callable[[Line], bool]:
    return lambda line: tag in line["tags"].split("|")


def test_the_emotions_are_the_houses() -> None:
    assert set(effects.EMOTIONS) == {emotion.value for emotion in Emotion}


@pytest.mark.parametrize(
    ("tag", "when_upset", "when_glad"),
    [("practical", 1, -1), ("calming", 1, 0), ("fun", -1, 1), ("treat", -1, 1)],
)
def test_the_mood_turns_what_is_liked(lines: list[Line], tag: str, when_upset: int, when_glad: int) -> None:
    upset = lift([one for one in lines if one["emotion"] in UPSET], tagged(tag))
    glad = lift([one for one in lines if one["emotion"] in GLAD], tagged(tag))
    for found, planted in ((upset, when_upset), (glad, when_glad)):
        assert found * planted > 0.35 if planted else abs(found) < 0.4


@pytest.mark.parametrize("tag", ["practical", "calming", "fun", "treat"])
def test_a_neutral_mood_turns_nothing(lines: list[Line], tag: str) -> None:
    assert abs(lift([one for one in lines if one["emotion"] == "neutral"], tagged(tag))) < 0.4


def test_the_upset_look_at_the_price_more(lines: list[Line]) -> None:
    def dear(line: Line) -> bool:
        return int(line["price_cents"]) >= effects.DEAR_FROM_CENTS

    upset = lift([one for one in lines if one["emotion"] in UPSET], dear)
    glad = lift([one for one in lines if one["emotion"] in GLAD], dear)
    assert upset < -0.3 < 0.1 < glad


def test_declared_tastes_are_partly_true(lines: list[Line]) -> None:
    found = lift(lines, lambda line: line["category"] in line["tastes"].split("|"))
    assert 0.8 < found < effects.TASTE_CATEGORY + 0.4


def test_stronger_feelings_weigh_more(lines: list[Line]) -> None:
    upset = [one for one in lines if one["emotion"] in UPSET]
    weak = [one for one in upset if float(one["intensity"]) < 0.5]
    strong = [one for one in upset if float(one["intensity"]) > 0.65]
    assert lift(strong, tagged("calming")) > lift(weak, tagged("calming"))


def test_the_frequencies_add_up() -> None:
    assert math.isclose(sum(effects.FREQUENCY.values()), 1.0)
