"""The care table: care.yml read and checked, its mistakes told in plain words. Decides nothing."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from actions.care.kinds import Alarm
from actions.care.schema import CareTable, Opening, Row, Rule
from actions.errors import BadCareTable
from emotion import Emotion

__all__ = ["CareTable", "Opening", "Rule", "parse_care_table", "read_care_table"]

_COLUMNS = {"strategy", "say"}


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
    unwatched = [alarm.value for alarm in Alarm if alarm not in table.hand_over.words]
    if unwatched:
        raise BadCareTable(f"{name}, 'hand_over: words': nothing for {', '.join(unwatched)}; add a list")
    for part, rows in (("openings", table.openings), ("rules", table.rules)):
        _check_last(name, part, rows)
    return table


def _check_last(name: str, part: str, rows: Sequence[Row]) -> None:
    if rows[-1].model_fields_set - _COLUMNS:
        raise BadCareTable(f"{name}, {part!r}: the last row must fit everything; write no columns in it")


def _explained(name: str, root: Any, error: Any) -> str:
    place = [part for part in error["loc"] if not str(part).startswith("function-")]
    row = f", row {place[1] + 1}" if len(place) > 1 and place[0] in {"openings", "rules"} else ""
    where = ".".join(str(part) for part in place) or "the file"
    return f"{name}, line {_line(root, place)}{row}: {where}: {_message(error)}; got {error['input']!r}"


def _message(error: Any) -> str:
    return str(error["msg"]).removeprefix("Value error, ").lower()


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
