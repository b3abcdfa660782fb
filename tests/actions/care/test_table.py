"""care.yml is checked, and its mistakes are explained to a shop manager."""

from pathlib import Path

import pytest

from actions.care.table import parse_care_table, read_care_table
from actions.care.wording import read_responses
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


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("  upset: 0.40", "  upsett: 0.40", "upsett: there is no such setting (did you mean 'upset'?)"),
        ("thresholds:", "threshold:", "did you mean 'thresholds'"),
        ("{matter: late, ", "{mater: late, ", "openings, row 5, mater: there is no such setting"),
        ("strategy: explain, ", "strategy: explian, ", "'acknowledge', 'explain', 'act'"),
        ("  days: 180", "  # days: 180", "learning.days: this setting is missing; add it"),
        ("  felt: 0.30", "  upset: 0.5\n  felt: 0.30", "'upset' stands on line 9 already"),
    ],
)
def test_a_mistake_is_told_once_with_what_is_allowed(old: str, new: str, told: str) -> None:
    assert old in GOOD
    with pytest.raises(BadCareTable) as refused:
        parse_care_table(GOOD.replace(old, new, 1))
    assert told in str(refused.value)
    assert len(str(refused.value).splitlines()) == 1
    assert len(str(refused.value)) < 400


@pytest.mark.parametrize("text", ["", "- a", "hello", "5"])
def test_a_file_of_no_settings_says_so(text: str) -> None:
    with pytest.raises(BadCareTable, match="line 1, the file: holds no settings"):
        parse_care_table(text)


def test_another_encoding_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "care.yml").write_bytes(
        GOOD.replace("version: 2", "version: 2 # für uns").encode("latin-1", "replace")
    )
    line = next(n for n, text in enumerate(GOOD.splitlines(), 1) if text == "version: 2")
    with pytest.raises(BadCareTable, match=rf"line {line}: not UTF-8"):
        read_care_table(tmp_path / "care.yml")


def test_words_that_domain_yml_lacks_are_named_with_the_nearest() -> None:
    families = set(read_responses(PATH.with_name("domain.yml")))
    parse_care_table(GOOD, families=families)
    broken = GOOD.replace("say: utter_soothe_late}", "say: utter_soothe_latte}")
    with pytest.raises(
        BadCareTable, match=r"openings, row 5.*no response 'utter_soothe_latte'.*'utter_soothe_late'"
    ):
        parse_care_table(broken, families=families)


@pytest.mark.parametrize("budget", ["customer_cents: 500", "day_cents: 10000"])
def test_a_budget_that_holds_no_grant_is_refused_where_grants_are_made(budget: str) -> None:
    small = GOOD.replace(budget, f"{budget.split(':', maxsplit=1)[0]}: 400")
    assert not parse_care_table(small).compensation.enabled
    with pytest.raises(BadCareTable, match="compensation: cents is more than customer_cents or day_cents"):
        parse_care_table(small.replace("  enabled: false\n  kind", "  enabled: true\n  kind"))


def test_a_mistake_is_named_with_its_line() -> None:
    line = next(n for n, text in enumerate(GOOD.splitlines(), 1) if "upset: 0.40" in text)
    with pytest.raises(BadCareTable, match=f"care.yml, line {line}, thresholds.upset:"):
        parse_care_table(GOOD.replace("upset: 0.40", "upset: 2"))


def test_broken_yaml_is_told_with_its_line() -> None:
    with pytest.raises(BadCareTable, match=r"line \d+: not readable as YAML"):
        parse_care_table(GOOD.replace("rules:", "rules: ["))


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(BadCareTable, match="restore it"):
        read_care_table(tmp_path / "care.yml")
