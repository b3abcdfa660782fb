"""What holds goods back from somebody who may be angry."""

from dataclasses import replace
from pathlib import Path

import pytest

from actions.care.holding import Heard, Hold, held
from actions.care.kinds import Outcome
from actions.care.mood import Mood
from actions.care.table import read_care_table
from store import Turn
from tests.actions.fakes import NOW

TABLE = read_care_table(Path(__file__).parents[3] / "care.yml")
CALM = Mood()
ANGRY = replace(CALM, heat=TABLE.thresholds.upset)


def turn(intent: str, outcome: Outcome) -> Turn:
    return Turn("t", "c", None, "attune", NOW, "", intent=intent, mood="neutral", outcome=outcome)


SHOWN = turn("recommend", Outcome.OFFERED)
REFUSED = turn("dislike", Outcome.DECLINED)


@pytest.mark.parametrize(
    ("before", "hold"),
    [
        ([], Hold.UNSURE),
        ([SHOWN], None),
        ([SHOWN, REFUSED], None),
        ([SHOWN, REFUSED, turn("why_product", Outcome.FACTS), turn("like", Outcome.CHATTED)], None),
        ([SHOWN, turn("order_status", Outcome.FACTS)], Hold.UNSURE),
        ([SHOWN, turn("complain", Outcome.ASKED), REFUSED], Hold.UNSURE),
        ([REFUSED], Hold.UNSURE),
    ],
)
def test_a_doubt_is_not_held_against_who_looks_at_what_was_shown(
    before: list[Turn], hold: Hold | None
) -> None:
    assert held(TABLE, CALM, before, Heard(share=TABLE.offers.hold_asked)) is hold


def test_nothing_unasked_comes_of_a_doubt_while_they_look() -> None:
    assert held(TABLE, CALM, [SHOWN], Heard(share=TABLE.offers.hold_asked), asked=False) is Hold.UNSURE


def test_anger_holds_back_whatever_was_shown() -> None:
    assert held(TABLE, ANGRY, [SHOWN, REFUSED], Heard()) is Hold.UPSET


FURY = replace(SHOWN, mood="anger")
SETTLED = turn("affirm", Outcome.SETTLED)


@pytest.mark.parametrize(
    ("before", "heard", "hold"),
    [
        ([], Heard(0.9, bare=True), Hold.ALONE),
        ([SHOWN, REFUSED], Heard(0.9, bare=True), Hold.ALONE),
        ([FURY, SETTLED], Heard(0.9, bare=True), Hold.ALONE),
        ([], Heard(0.9), Hold.UPSET),
        ([], Heard(0.9, scornful=True, bare=True), Hold.UPSET),
        ([FURY], Heard(0.9, bare=True), Hold.UPSET),
        ([FURY, turn("order_status", Outcome.FACTS)], Heard(0.9, bare=True), Hold.UPSET),
    ],
)
def test_one_reading_of_a_short_wish_is_a_doubt_unless_something_else_speaks_for_it(
    before: list[Turn], heard: Heard, hold: Hold
) -> None:
    assert held(TABLE, ANGRY, before, heard) is hold


def test_goods_nobody_asked_for_need_no_second_sign() -> None:
    assert held(TABLE, ANGRY, [], Heard(0.9, bare=True), asked=False) is Hold.UPSET
