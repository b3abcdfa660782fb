"""Situations: examples of what the care table should do, written beside it, and whether it does.

Owns the format of care.test.yml. Needs no model: a situation names the feeling instead of reading it.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from actions.care.holding import Heard
from actions.care.kinds import About, Alarm, Care, Outcome, Strategy
from actions.care.levels import HOT, VALENCE
from actions.care.mood import Mood
from actions.care.policy import Policy, Situation
from actions.care.soothing import opening_rows
from actions.errors import BadCareTable
from emotion import Emotion
from store import Turn

_STRONG = 0.8
# Nothing here depends on when it was said.
_SOME_TIME = datetime(2000, 1, 1, tzinfo=UTC)


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Earlier(_Part):
    """One turn before."""

    mood: Emotion = Emotion.NEUTRAL
    done: Outcome = Outcome.CHATTED
    care: Care = Care.NOTHING
    intent: str = "chitchat"
    says: str = ""


class Expected(_Part):
    """What should come of it; what is left out may be anything."""

    opens: str | None = None
    then: Strategy | None = None
    say: str | None = None
    alarm: Alarm | None = None
    may_offer: bool | None = None


class Example(_Part):
    """One situation."""

    name: str = Field(min_length=3)
    mood: Emotion = Emotion.NEUTRAL
    slope: float = Field(default=0.0, ge=-1, le=1)
    says: str = ""
    matter: About = About.OTHER
    done: Outcome = Outcome.FACTS
    escalate: bool = False
    failing: bool = False
    case: bool = False
    settling: bool = False
    wish: bool = False
    doubt: float = Field(default=0.0, ge=0, le=1)
    before: Annotated[list[Earlier], BeforeValidator(lambda value: value or [])] = []
    expect: Expected


def read_examples(path: Path) -> list[Example]:
    """Return the situations in a file.

    Raises
    ------
    BadCareTable
        With the file, the situation, and what is wrong with it.
    """
    try:
        plain = yaml.safe_load(path.read_bytes())
    except OSError as problem:
        raise BadCareTable(f"{path} cannot be read ({problem.strerror})") from None
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        line = mark.line + 1 if mark is not None else 1
        raise BadCareTable(f"{path}, line {line}: not readable as YAML; check indentation there") from None
    if not isinstance(plain, list) or not plain:
        raise BadCareTable(f"{path}: write a list of situations, each beginning with '- name:'")
    return [_example(path, number, item) for number, item in enumerate(plain, 1)]


def flaws(policy: Policy, example: Example) -> list[str]:
    """Return what comes of a situation and should not; nothing when it is as expected."""
    mood, before = mood_named(example.mood, example.slope), tuple(map(_turn, example.before))
    tone = policy.tone(mood)
    rows = opening_rows(policy.table.openings, tone, example.matter, example.says)
    heard = Heard(example.doubt, policy.scornful(example.says))
    decision = policy.decide(
        Situation(
            mood=mood,
            done=example.done,
            escalate=example.escalate,
            case_open=example.case,
            before=before,
            failing=example.failing,
            settling=example.settling,
            wish=example.wish,
            heard=heard,
            delicate=policy.delicate([*(turn.text for turn in before), example.says]),
        )
    )
    found: dict[str, object] = {
        "opens": next(look.row for look in rows if look.fits).say or "nothing",
        "then": decision.strategy,
        "say": decision.say,
        "alarm": policy.alarm(example.says),
        "may_offer": policy.hold(mood, before, heard) is None,
    }
    wanted = example.expect.model_dump(exclude_unset=True)
    return [
        f"{name}: expected {value}, got {found[name]}"
        for name, value in wanted.items()
        if found[name] != value
    ]


def mood_named(emotion: Emotion, slope: float = 0.0) -> Mood:
    """Return a mood in which this feeling is strong."""
    if emotion is Emotion.NEUTRAL:
        return Mood(slope=slope)
    heat = _STRONG if emotion in HOT else 0.0
    return Mood(emotion, _STRONG, heat, VALENCE[emotion] * _STRONG, slope, {emotion: _STRONG})


def _example(path: Path, number: int, item: Any) -> Example:
    try:
        return Example.model_validate(item)
    except ValidationError as problem:
        name = item.get("name", "") if isinstance(item, dict) else ""
        first = problem.errors()[0]
        where = ".".join(str(part) for part in first["loc"] if not str(part).startswith("function-"))
        raise BadCareTable(
            f"{path}, situation {number} {name!r}: {where or 'it'}: {first['msg'].lower()}; "
            f"got {first['input']!r}"
        ) from None


def _turn(earlier: Earlier) -> Turn:
    return Turn(
        id="example",
        conversation_id="example",
        customer_id=None,
        channel="example",
        at=_SOME_TIME,
        text=earlier.says,
        intent=earlier.intent,
        mood=earlier.mood,
        outcome=earlier.done,
        care=earlier.care,
    )
