"""care.yml is checked, and its mistakes are explained to a shop manager."""

from pathlib import Path

import pytest

from actions.care.table import parse_care_table, read_care_table
from actions.errors import BadCareTable

PATH = Path(__file__).parents[3] / "care.yml"
GOOD = PATH.read_text(encoding="utf-8")


def test_ours_is_good() -> None:
    assert read_care_table(PATH).version == 2


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("upset: 0.40", "upset: 1.40", "thresholds.upset"),
        ("upset: 0.40", "upset: lots", "thresholds.upset"),
        ("quiet_turns_after_upset: 2", "quiet_turns_after_upset: 1", "quiet_turns_after_upset"),
        ("strategy: hand_over, say: utter_hand_over_due", "strategy: shout, say: x", "row 1"),
        ("{mood: glad, case: false", "{mood: happy, case: false", "row 10"),
        ("anger: upset", "anger: loud", "tones"),
        ("version: 2", "version: 1", "version"),
        ("  felt: 0.30", "  felt: 0.30\n  fury: 1", "fury"),
        ("  delight: glad\n", "", "delight"),
        ("  - {strategy: stay_brief}\n", "", "last row"),
        ("  - {strategy: acknowledge, say: utter_soothe_upset}\n", "", "'openings': the last row"),
        ("{matter: damaged", "{matter: damged", "row 7"),
        ("strategy: stay_brief}\n  - {again", "strategy: recommend, say: x}\n  - {again", "can only"),
        ("strategy: act}", "strategy: act, say: utter_hello}", "no 'say'"),
        ("strategy: celebrate,    say: utter_celebrate", "strategy: celebrate", "needs a 'say'"),
        ("calm_again: 0.30", "calm_again: 0.50", "calm_again must not be above upset"),
        ("capitals: 0.9", "capitals: -0.9", "behaviour.capitals"),
        ("exploration: 0.10", "exploration: 0", "learning.exploration"),
        ("    threat:\n", "    threats:\n", "threats"),
        ("kind: voucher", "kind: cake", "compensation.kind"),
    ],
)
def test_a_mistake_is_named_with_its_place(old: str, new: str, told: str) -> None:
    assert old in GOOD
    with pytest.raises(BadCareTable, match=told):
        parse_care_table(GOOD.replace(old, new, 1))


def test_a_mistake_is_named_with_its_line() -> None:
    line = next(n for n, text in enumerate(GOOD.splitlines(), 1) if "upset: 0.40" in text)
    with pytest.raises(BadCareTable, match=f"care.yml, line {line}:"):
        parse_care_table(GOOD.replace("upset: 0.40", "upset: 2"))


def test_broken_yaml_is_told_with_its_line() -> None:
    with pytest.raises(BadCareTable, match=r"line \d+: not readable as YAML"):
        parse_care_table(GOOD.replace("rules:", "rules: ["))


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(BadCareTable, match="restore it"):
        read_care_table(tmp_path / "care.yml")
