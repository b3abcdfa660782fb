"""shelf.toml is checked, its mistakes are told plainly, and its rules meet what they say."""

from datetime import date
from pathlib import Path

import pytest

from actions.errors import BadShelfRules
from actions.shelf.rules import NO_RULES, parse_shelf_rules, read_shelf_rules
from tests.actions.fakes import product
from tests.actions.talker import ROOT

TODAY = date(2026, 3, 10)
LAMP = product(1)


def test_the_file_that_comes_with_the_project_holds_no_rules() -> None:
    assert read_shelf_rules(ROOT / "shelf.toml") == NO_RULES


def test_its_examples_are_rules_once_the_marks_are_taken_off() -> None:
    lines = (ROOT / "shelf.toml").read_text(encoding="utf-8").splitlines()
    examples = [line.removeprefix("# ") for line in lines if line.startswith("# [[") or " = " in line]
    found = parse_shelf_rules("\n".join(examples))
    assert (len(found.exclude), len(found.pin), len(found.boost)) == (1, 1, 1)


def test_no_file_means_no_rules(tmp_path: Path) -> None:
    assert read_shelf_rules(tmp_path / "shelf.toml") == NO_RULES


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[exclude]]\nname='a'", "names no ids, categories, brands or tags"),
        ("[[exclude]]\nname='a'\ncategory='x'", "category"),
        ("[[exclude]]\nids=['P1']", "name: field required"),
        ("[[boost]]\nname='a'\nids=['P1']\nby=7", "less than or equal to 3"),
        ("[[boost]]\nname='a'\nids=['P1']\nby='1'", "valid number"),
        ("[[boost]]\nname='a'\nids=['P1']\nby=nan", "by:"),
        ("[[pin]]\nname='a'\nids=[]", "at least 1 item"),
        ("[[pin]]\nname='a'\nids=['P1']\nfrom=2026-02-02\nuntil=2026-01-01", "is before from"),
        ("[[pin]]\nname='a'\nids='P1'", "ids"),
        ("[pins]\nname='a'", "pins"),
        ("[[pin", "not readable as TOML"),
    ],
)
def test_mistakes_are_told(text: str, said: str) -> None:
    with pytest.raises(BadShelfRules, match=r"shelf\.toml") as told:
        parse_shelf_rules(text)
    assert said in str(told.value)


@pytest.mark.parametrize(
    ("meets", "met"),
    [
        ("ids=['P0001']", True),
        ("ids=['p0001']", False),
        ("categories=['LIGHTING']", True),
        ("brands=['glim']", True),
        ("tags=['Cosy','other']", True),
        ("tags=['other']", False),
    ],
)
def test_any_of_its_names_meets(meets: str, met: bool) -> None:
    rules = parse_shelf_rules(f"[[exclude]]\nname='a'\n{meets}\n[[boost]]\nname='b'\nby=0.5\n{meets}")
    assert rules.excluded([LAMP], TODAY) == ({"P0001"} if met else set())
    assert rules.boosts([LAMP], TODAY) == ({"P0001": 0.5} if met else {})


@pytest.mark.parametrize(
    ("dates", "holds"),
    [
        ("", True),
        ("from=2026-03-10", True),
        ("from=2026-03-11", False),
        ("until=2026-03-10", True),
        ("until=2026-03-09", False),
    ],
)
def test_both_days_count(dates: str, holds: bool) -> None:
    rules = parse_shelf_rules(f"[[pin]]\nname='a'\nids=['P0001']\n{dates}")
    assert rules.pinned(None, TODAY) == ([("P0001", "a")] if holds else [])


def test_a_pin_for_a_category_waits_until_it_is_asked_for() -> None:
    rules = parse_shelf_rules("[[pin]]\nname='a'\nids=['P0001']\ncategory='Lighting'")
    assert rules.pinned(None, TODAY) == []
    assert rules.pinned("lighting", TODAY) == [("P0001", "a")]


def test_boosts_add_up() -> None:
    rules = parse_shelf_rules(
        "[[boost]]\nname='a'\nids=['P0001']\nby=1.0\n[[boost]]\nname='b'\ntags=['cosy']\nby=-0.25"
    )
    assert rules.boosts([LAMP], TODAY) == {"P0001": 0.75}
