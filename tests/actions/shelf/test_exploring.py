"""The last card is drawn by lot with the chances that are logged, and never for who is not well."""

import random
from dataclasses import replace
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from actions.care.kinds import Tone
from actions.shelf.choose import Choice, Pick
from actions.shelf.exploring import POOL, chances, draw, explored, propensities
from tests.store.samples import product, turn


def picks(*numbers: int) -> tuple[Pick, ...]:
    return tuple(Pick(product(f"P{number:04}"), -number, {}) for number in numbers)


CHOICE = Choice(picks(1, 2, 3), "v1", {}, spare=picks(4, 5, 6, 7, 8, 9))


def work(turn_id: str = "t1", *, share: float = 0.4, tone: Tone = Tone.CALM, recent=()) -> SimpleNamespace:
    scene = SimpleNamespace(tone=tone, recent=recent)
    return SimpleNamespace(exploration=share, scene=scene, message=SimpleNamespace(turn_id=turn_id))


@given(some.integers(1, 9), some.floats(0, 0.5))
def test_the_chances_sum_to_one_and_the_rankers_choice_leads(size: int, share: float) -> None:
    found = chances(size, share)
    assert sum(found) == pytest.approx(1)
    assert found[0] == max(found)


def test_what_is_drawn_has_the_chance_that_is_logged() -> None:
    dice = random.Random(3)
    drawn = [draw(5, 0.4, dice) for _ in range(20_000)]
    for place, chance in enumerate(chances(5, 0.4)):
        of_place = [one for one in drawn if one.place == place]
        assert len(of_place) / len(drawn) == pytest.approx(chance, abs=0.012)
        assert {one.chance for one in of_place} == {chance}


def test_only_the_last_card_is_drawn_and_the_pool_is_told() -> None:
    lasts = set()
    for number in range(200):
        found = explored(work(f"t{number}"), CHOICE)
        assert found.picks[:2] == CHOICE.picks[:2]
        assert found.pool == tuple(f"P{n:04}" for n in range(3, 3 + POOL))
        lasts.add(found.picks[-1].product.id)
    assert lasts == set(found.pool)


def test_what_made_way_for_variety_is_not_drawn() -> None:
    passed_over = replace(CHOICE, spare=(*picks(4), *picks(2), *picks(5)))
    assert explored(work(), passed_over).pool == ("P0003", "P0004", "P0005")


def test_a_repeated_turn_draws_the_same_card() -> None:
    assert explored(work("again"), CHOICE) == explored(work("again"), CHOICE)


@pytest.mark.parametrize(
    "scene",
    [
        {"share": 0.0},
        {"tone": Tone.UPSET},
        {"tone": Tone.LOW},
        {"tone": Tone.WORRIED},
        {"tone": Tone.PUZZLED},
        {"recent": (turn(mood="anger"), turn("t2", mood="neutral"))},
    ],
)
def test_nothing_is_drawn_when_switched_off_or_for_who_is_not_well(scene) -> None:
    assert all(explored(work(f"t{number}", **scene), CHOICE) == CHOICE for number in range(50))


@pytest.mark.parametrize("choice", [replace(CHOICE, spare=()), replace(CHOICE, picks=CHOICE.picks[:1])])
def test_nothing_is_drawn_without_a_choice(choice: Choice) -> None:
    assert all(explored(work(f"t{number}"), choice) == choice for number in range(50))


@pytest.mark.parametrize(("cards", "expected"), [(0, []), (1, [0.2]), (3, [1.0, 1.0, 0.2])])
def test_the_other_cards_are_certain(cards: int, expected: list[float]) -> None:
    assert propensities(cards, 0.2) == expected
