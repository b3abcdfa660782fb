"""The care table: care.yml read and checked, its mistakes told in plain words. Decides nothing."""

from collections.abc import Collection, Sequence
from pathlib import Path

import yaml
from pydantic import ValidationError

from actions.care.kinds import Alarm
from actions.care.mistakes import did_you_mean, explained, said_twice
from actions.care.schema import CareTable, Opening, Row, Rule
from actions.errors import BadCareTable
from emotion import Emotion

__all__ = ["CareTable", "Opening", "Rule", "parse_care_table", "read_care_table"]

_COLUMNS = {"strategy", "say"}


def read_care_table(path: Path, families: Collection[str] | None = None) -> CareTable:
    """Return the table in `path`.

    Parameters
    ----------
    families
        Names of the responses there are to say; None where that is not known.

    Raises
    ------
    BadCareTable
        With file, line, what is wrong there and what to do.
    """
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as problem:
        message = f"{path} cannot be read ({problem.strerror}); restore it from the repository"
        raise BadCareTable(message) from None
    except UnicodeDecodeError as problem:
        line = problem.object[: problem.start].count(b"\n") + 1
        raise BadCareTable(f"{path}, line {line}: not UTF-8; save the file as UTF-8") from None
    return parse_care_table(text, str(path), families)


def parse_care_table(text: str, name: str = "care.yml", families: Collection[str] | None = None) -> CareTable:
    """Return the table in `text`; `name` stands in messages. Raises as `read_care_table`."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        plain = yaml.safe_load(text)
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        line = mark.line + 1 if mark is not None else 1
        raise BadCareTable(
            f"{name}, line {line}: not readable as YAML; check brackets, commas and indentation there and "
            "just before, and write blanks for tabs"
        ) from None
    for key, first, again in said_twice(root):
        raise BadCareTable(
            f"{name}, line {again}: {key!r} stands on line {first} already; delete one of them"
        )
    try:
        table = CareTable.model_validate(plain)
    except ValidationError as problem:
        raise BadCareTable(explained(name, root, problem)) from None
    missing = [emotion.value for emotion in Emotion if emotion not in table.tones]
    if missing:
        raise BadCareTable(f"{name}, 'tones': no tone for {', '.join(missing)}; add one line for each")
    unwatched = [alarm.value for alarm in Alarm if alarm not in table.hand_over.words]
    if unwatched:
        raise BadCareTable(f"{name}, 'hand_over: words': nothing for {', '.join(unwatched)}; add a list")
    for part, rows in (("openings", table.openings), ("rules", table.rules)):
        _check_last(name, part, rows)
        _check_words(name, part, rows, families)
    return table


def _check_last(name: str, part: str, rows: Sequence[Row]) -> None:
    if rows[-1].model_fields_set - _COLUMNS:
        raise BadCareTable(f"{name}, {part!r}: the last row must fit everything; write no columns in it")


def _check_words(name: str, part: str, rows: Sequence[Row], families: Collection[str] | None) -> None:
    for number, row in enumerate(rows, 1):
        if families is not None and row.say is not None and row.say not in families:
            raise BadCareTable(
                f"{name}, {part}, row {number}, say: domain.yml has no response {row.say!r}"
                f"{did_you_mean(row.say, families)}; write one there, or name another"
            )
