"""An explanation is what a real turn would do, and says why the rows above did not fire."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from rich.console import Console

from actions.care.effects import Effect
from actions.care.policy import Policy
from actions.care.table import read_care_table
from actions.care.wording import read_responses
from emotion import Context, Emotion, Reading
from ops.care.explaining import Question, explain
from ops.care.reporting import lines
from ops.care.telling import explained, explained_json, report

ROOT = Path(__file__).parents[3]
POLICY = Policy(read_care_table(ROOT / "care.yml"))
NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


class Words:
    """Reads the emotion a text names."""

    version = "words"

    def read_many(
        self,
        texts: Sequence[str],
        *,
        contexts: Sequence[Context | None] | None = None,
    ) -> list[Reading]:
        return [self._read(text) for text in texts]

    def _read(self, text: str) -> Reading:
        emotion = next((one for one in Emotion if one in text), Emotion.NEUTRAL)
        scores = {one: 0.9 if one is emotion else 0.1 / 7 for one in Emotion}
        return Reading(emotion, 0.9, 0.9, scores, self.version)


def test_the_rows_that_fire_are_named_and_those_above_say_why_not() -> None:
    found = explain(POLICY, Words(), Question("anger, where is it", matter="late", case=True), NOW)
    assert found.opening.row.say == "utter_soothe_late"
    assert found.rule is not None
    assert found.rule.row.strategy == "stay_brief"
    told = explained_json(found)
    assert told["skipped"][0]["not_matched"] == ["escalate"]
    assert told["may_offer"] is False


def test_earlier_messages_and_behaviour_count() -> None:
    earlier = ("anger, where is my parcel", "frustration, where is my parcel")
    found = explain(POLICY, Words(), Question("anger, WHERE IS MY PARCEL", earlier, "late"), NOW)
    assert {"capitals", "repeats"} <= set(found.behaviour)
    assert found.heat > found.heat_of_words
    assert found.rule is not None
    assert found.rule.row.strategy == "hand_over"


def test_without_a_model_the_behaviour_is_all_there_is() -> None:
    found = explain(POLICY, None, Question("WHERE IS MY PARCEL"), NOW)
    assert (found.scores, set(found.behaviour)) == ({}, {"capitals"})


def test_what_holds_a_row_back_is_said() -> None:
    found = explain(POLICY, Words(), Question("delight, for her funeral", done="chatted"), NOW)  # type: ignore[arg-type]
    assert any(look.held == "they spoke of danger, death or need" for look in found.rules)


def test_an_explanation_and_a_report_can_be_drawn() -> None:
    console = Console(record=True, width=160)
    console.print(explained(explain(POLICY, Words(), Question("anger"), NOW)))
    effects = {"utter_soothe_late#1": Effect((0.4, 0.2), (0.5, 0.3))}
    console.print(report(lines(POLICY.table, read_responses(ROOT / "domain.yml"), effects)))
    text = console.export_text()
    assert all(part in text for part in ("How the answer opens", "utter_soothe_late", "+0.300"))


@pytest.mark.parametrize(
    ("values", "low", "high"), [((0.4, 0.2), -0.97, 1.57), ((0.3,) * 5, 0.3, 0.3), ((0.3,), None, None)]
)
def test_an_interval_is_students(values: tuple[float, ...], low: float | None, high: float | None) -> None:
    effects = {"utter_soothe_late#0": Effect(values, values)}
    (line,) = [
        line
        for line in lines(POLICY.table, read_responses(ROOT / "domain.yml"), effects)
        if line.wording == "utter_soothe_late#0"
    ]
    assert (line.low, line.high) == (pytest.approx(low, abs=0.01), pytest.approx(high, abs=0.01))
