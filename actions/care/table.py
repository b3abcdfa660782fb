"""The care table: care.yml as values, checked.

Owns the schema and the messages a shop manager reads after a typing mistake. Decides nothing.
"""

from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from actions.care.kinds import Care, Outcome, Tone, Trend
from actions.errors import BadCareTable
from emotion import Emotion

Share = Annotated[float, Field(ge=0, le=1)]


def _as_list(value: Any) -> Any:
    if value == "any":
        return []
    return value if isinstance(value, list) else [value]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Thresholds(_Part):
    """Where a mood begins; levels and heat are 0–1."""

    upset: Share
    felt: Share
    rising: Share
    upset_turns_to_person: int = Field(ge=2, le=8)


class Movement(_Part):
    """How quickly moods move."""

    hot_up: Share
    hot_down: Share
    thaw: Share
    even: Share
    half_life_minutes: float = Field(gt=0)


class Offers(_Part):
    """How much is shown, and how often unasked."""

    cards_asked: int = Field(ge=1, le=3)
    cards_unasked: int = Field(ge=1, le=3)
    quiet_turns_after_upset: int = Field(ge=2, le=20)
    turns_between_unasked: int = Field(ge=1, le=20)


class Rule(_Part):
    """One row: when every column fits, this is what follows the answer. An empty column fits all."""

    mood: Annotated[list[Tone], BeforeValidator(_as_list)] = []
    slope: Annotated[list[Trend], BeforeValidator(_as_list)] = []
    escalate: bool | None = None
    case: bool | None = None
    offered: bool | None = None
    refused: bool | None = None
    done: Annotated[list[Outcome], BeforeValidator(_as_list)] = []
    care: Care
    say: str | None = None


class CareTable(_Part):
    """All of care.yml."""

    version: int = Field(ge=1, le=1)
    thresholds: Thresholds
    movement: Movement
    tones: dict[Emotion, Tone]
    openings: dict[str, str]
    offers: Offers
    threats: list[str]
    rules: Annotated[list[Rule], Field(min_length=1)]


def read_care_table(path: Path) -> CareTable:
    """Return the table in `path`.

    Raises
    ------
    BadCareTable
        With file, line, what is wrong there and what to do.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as problem:
        message = f"{path} cannot be read ({problem.strerror}); restore it from the repository"
        raise BadCareTable(message) from None
    return parse_care_table(text, str(path))


def parse_care_table(text: str, name: str = "care.yml") -> CareTable:
    """Return the table in `text`; `name` stands in messages. Raises as `read_care_table`."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        plain = yaml.safe_load(text)
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        line = mark.line + 1 if mark is not None else 1
        raise BadCareTable(
            f"{name}, line {line}: not readable as YAML; check brackets, commas and indentation there"
        ) from None
    try:
        table = CareTable.model_validate(plain)
    except ValidationError as problem:
        raise BadCareTable("\n".join(_explained(name, root, error) for error in problem.errors())) from None
    missing = [emotion.value for emotion in Emotion if emotion not in table.tones]
    if missing:
        raise BadCareTable(f"{name}, 'tones': no tone for {', '.join(missing)}; add one line for each")
    if table.rules[-1] != Rule(care=table.rules[-1].care, say=table.rules[-1].say):
        raise BadCareTable(f"{name}, 'rules': the last row must fit everything; write only 'care:' in it")
    return table


def _explained(name: str, root: Any, error: Any) -> str:
    place = [part for part in error["loc"] if not str(part).startswith("function-")]
    row = f", row {place[1] + 1}" if len(place) > 1 and place[0] == "rules" else ""
    where = ".".join(str(part) for part in place) or "the file"
    return f"{name}, line {_line(root, place)}{row}: {where}: {error['msg'].lower()}; got {error['input']!r}"


def _line(root: Any, place: list[Any]) -> int:
    """Return the 1-based line of the deepest node on the way to `place`."""
    node, line = root, 1
    for part in place:
        after = None
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value == str(part):
                    line, after = key.start_mark.line + 1, value
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            after = node.value[part]
            line = after.start_mark.line + 1
        if after is None:
            break
        node = after
    return line
