"""Mistakes in care.yml, told so that a shop manager can mend them: the line, the place, what is allowed."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Any, get_args

import yaml
from pydantic import BaseModel, ValidationError

from actions.care.schema import CareTable

_ROWS = frozenset({"openings", "rules"})
_PLAIN = (str, int, float, bool)

Place = tuple[Any, ...]


def explained(name: str, root: Any, problem: ValidationError) -> str:
    """Return what is wrong, a line for each mistake.

    Parameters
    ----------
    name
        Of the file.
    root
        Its YAML nodes, which know their lines; None of an empty file.
    """
    mistakes = [(_place(error["loc"]), error) for error in problem.errors()]
    unknown = {place for place, error in mistakes if error["type"] == "extra_forbidden"}
    return "\n".join(
        f"{name}, line {_line(root, place)}{_where(place)}: {_message(place, error)}"
        for place, error in mistakes
        # A misspelt setting is missing, too; it is told once.
        if error["type"] != "missing" or not _misspelt(place, unknown)
    )


def said_twice(node: Any) -> Iterator[tuple[str, int, int]]:
    """Yield each setting that stands twice in one place, with both lines; YAML would take the last."""
    if isinstance(node, yaml.MappingNode):
        lines: dict[str, int] = {}
        for key, value in node.value:
            line = key.start_mark.line + 1
            if key.value in lines:
                yield key.value, lines[key.value], line
            lines.setdefault(key.value, line)
            yield from said_twice(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from said_twice(item)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a question after the nearest known word, in brackets; "" when none is near."""
    near = get_close_matches(word, sorted(known), n=1)
    return f" (did you mean {near[0]!r}?)" if near else ""


def _place(loc: Place) -> Place:
    return tuple(part for part in loc if not str(part).startswith("function-"))


def _misspelt(place: Place, unknown: set[Place]) -> bool:
    beside = [str(other[-1]) for other in unknown if other[:-1] == place[:-1]]
    return bool(get_close_matches(str(place[-1]), beside, n=1))


def _where(place: Place) -> str:
    if len(place) > 1 and place[0] in _ROWS:
        rest = ".".join(str(part) for part in place[2:] if not isinstance(part, int))
        return f", {place[0]}, row {place[1] + 1}{f', {rest}' if rest else ''}"
    return f", {'.'.join(str(part) for part in place) or 'the file'}"


def _message(place: Place, error: Any) -> str:
    kind, given = error["type"], error["input"]
    if kind == "extra_forbidden":
        allowed = _settings_at(place[:-1])
        hint = did_you_mean(str(place[-1]), allowed)
        return f"there is no such setting{hint}; there are {', '.join(allowed)}"
    if kind == "missing":
        return "this setting is missing; add it"
    if kind == "model_type":
        return "holds no settings; restore it from the repository"
    message = str(error["msg"]).removeprefix("Value error, ")
    got = f"; got {given!r}" if isinstance(given, _PLAIN) or given is None else ""
    return f"{message[:1].lower()}{message[1:]}{got}"


def _settings_at(place: Place) -> list[str]:
    """Return the settings there are at a place: of the file, a part of it, or a row."""
    part: Any = CareTable
    for step in place:
        part = part.model_fields[step].annotation if isinstance(step, str) else get_args(part)[0]
    return list(part.model_fields) if isinstance(part, type) and issubclass(part, BaseModel) else []


def _line(root: Any, place: Place) -> int:
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
