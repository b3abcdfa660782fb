"""The care table as values: every setting of care.yml with its type and its limits. Decides nothing."""

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from actions.care.kinds import About, Alarm, Outcome, Strategy, Tone, Trend
from emotion import Emotion
from store import GrantKind

Share = Annotated[float, Field(ge=0, le=1)]
LogOdds = Annotated[float, Field(ge=0, le=5)]
Words = Annotated[list[Annotated[str, Field(min_length=2)]], Field()]

_OPENING = {Strategy.ACKNOWLEDGE, Strategy.EXPLAIN, Strategy.STAY_BRIEF}
_FOLLOWING = set(Strategy) - {Strategy.ACKNOWLEDGE, Strategy.EXPLAIN}
_SILENT = {Strategy.STAY_BRIEF, Strategy.ACT}


def _as_list(value: Any) -> Any:
    if value == "any":
        return []
    return value if isinstance(value, list) else [value]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Thresholds(_Part):
    """Where a mood begins and ends; levels and heat are 0–1."""

    upset: Share
    calm_again: Share
    felt: Share
    unfelt: Share
    rising: Share

    @model_validator(mode="after")
    def _end_below_beginning(self) -> "Thresholds":
        if self.calm_again > self.upset or self.unfelt > self.felt:
            raise ValueError("calm_again must not be above upset, nor unfelt above felt")
        return self


class Movement(_Part):
    """How quickly moods move."""

    hot_up: Share
    hot_down: Share
    thaw: Share
    even: Share
    half_life_minutes: float = Field(gt=0)
    settled: Share


class Behaviour(_Part):
    """What each sign beside the words adds to the log-odds of being upset; never less than nothing."""

    enabled: bool
    unread: float = Field(gt=0, lt=1)
    repeats: LogOdds
    hurries: LogOdds
    capitals: LogOdds
    refuses: LogOdds
    misunderstood: LogOdds
    eased: dict[str, LogOdds] = {}


class Learning(_Part):
    """How the choice among wordings learns."""

    enabled: bool
    exploration: float = Field(ge=0.02, le=1)
    days: int = Field(ge=1, le=3650)


class HandOver(_Part):
    """When a person is called."""

    upset_turns: int = Field(ge=2, le=8)
    falls_by: Share
    failures: int = Field(ge=2, le=8)
    help_line: str = Field(min_length=10, max_length=400)
    words: dict[Alarm, Words]


class Delicate(_Part):
    """Words of conversations in which nothing is offered unasked."""

    safety: Words
    bereavement: Words
    money_trouble: Words


class Offers(_Part):
    """How much is shown, and how often unasked."""

    cards_asked: int = Field(ge=1, le=3)
    cards_unasked: int = Field(ge=1, le=3)
    quiet_turns_after_upset: int = Field(ge=2, le=20)
    turns_between_unasked: int = Field(ge=1, le=20)
    hold_asked: float = Field(gt=0, le=1)
    hold_unasked: float = Field(gt=0, le=1)
    scorn: Words

    @model_validator(mode="after")
    def _unasked_is_held_first(self) -> "Offers":
        if self.hold_unasked > self.hold_asked:
            raise ValueError("hold_unasked must not be above hold_asked: what nobody asked for waits first")
        return self


class Compensation(_Part):
    """What may be given for trouble."""

    enabled: bool
    kind: GrantKind
    cents: int = Field(ge=1, le=100_000)
    customer_cents: int = Field(ge=0)
    customer_days: int = Field(ge=1, le=3650)
    day_cents: int = Field(ge=0)
    valid_days: int = Field(ge=1, le=3650)

    @model_validator(mode="after")
    def _budgets_hold_a_grant(self) -> "Compensation":
        if self.enabled and self.cents > min(self.customer_cents, self.day_cents):
            raise ValueError("cents is more than customer_cents or day_cents: nothing would ever be given")
        return self


class Row(_Part):
    """What rows of both tables share: columns, a strategy, words. An empty column fits all."""

    mood: Annotated[list[Tone], BeforeValidator(_as_list)] = []
    strategy: Strategy
    say: str | None = None

    @model_validator(mode="after")
    def _words_where_something_is_said(self) -> "Row":
        if (self.say is None) != (self.strategy in _SILENT):
            wanted = "no 'say'" if self.strategy in _SILENT else "a 'say' with a response of domain.yml"
            raise ValueError(f"{self.strategy} needs {wanted}")
        return self


class Opening(Row):
    """One row: how an answer begins."""

    matter: Annotated[list[About], BeforeValidator(_as_list)] = []
    again: bool | None = None

    @model_validator(mode="after")
    def _opens(self) -> "Opening":
        if self.strategy not in _OPENING:
            raise ValueError(f"an opening can only {', '.join(sorted(_OPENING))}, not {self.strategy}")
        return self


class Rule(Row):
    """One row: what follows the answer."""

    slope: Annotated[list[Trend], BeforeValidator(_as_list)] = []
    escalate: bool | None = None
    failing: bool | None = None
    case: bool | None = None
    settling: bool | None = None
    trouble: bool | None = None
    offered: bool | None = None
    refused: bool | None = None
    wish: bool | None = None
    done: Annotated[list[Outcome], BeforeValidator(_as_list)] = []

    @model_validator(mode="after")
    def _follows(self) -> "Rule":
        if self.strategy not in _FOLLOWING:
            raise ValueError(f"what follows an answer can only {', '.join(sorted(_FOLLOWING))}")
        return self


class CareTable(_Part):
    """All of care.yml."""

    version: int = Field(ge=2, le=2)
    thresholds: Thresholds
    movement: Movement
    behaviour: Behaviour
    tones: dict[Emotion, Tone]
    openings: Annotated[list[Opening], Field(min_length=1)]
    learning: Learning
    hand_over: HandOver
    delicate: Delicate
    offers: Offers
    compensation: Compensation
    rules: Annotated[list[Rule], Field(min_length=1)]
