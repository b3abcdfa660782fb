"""Checks what the action server answers, as Rasa does, but with the check prepared once.

Rasa 3.6 hands each answer to `jsonschema.validate`, which first validates the schema itself: 40 ms of
every call of an action, four fifths of a whole turn. The schema is a constant of Rasa's. Each event is then
tried as every kind there is; here as the one that it says it is.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Dict, Iterator, Tuple

from jsonschema import ValidationError
from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction


@lru_cache(maxsize=1)
def _around() -> Any:
    """Return the check of an answer, all but what stands in its events."""
    schema = RemoteAction.action_response_format_spec()
    properties = {**schema["properties"], "events": {"type": "array"}}
    return _validator({**schema, "properties": properties})


@lru_cache(maxsize=1)
def _of_event() -> Tuple[Any, Dict[str, Any]]:
    """Return the check of an event of any kind, and by kind that of one whose kind is known."""
    schema = RemoteAction.action_response_format_spec()["properties"]["events"]["items"]
    common = {key: value for key, value in schema.items() if key != "oneOf"}
    kinds = {kind["properties"]["event"]["const"]: kind for kind in schema["oneOf"]}
    by_kind = {name: _validator({**common, "allOf": [kind]}) for name, kind in kinds.items()}
    return _validator(schema), by_kind


def _validator(schema: Dict[str, Any]) -> Any:
    kind = validator_for(schema)
    kind.check_schema(schema)
    return kind(schema)


def _problems(answer: Any) -> Iterator[ValidationError]:
    yield from _around().iter_errors(answer)
    anyone, by_kind = _of_event()
    events = answer.get("events", []) if isinstance(answer, dict) else []
    for event in events if isinstance(events, list) else []:
        kind = event.get("event") if isinstance(event, dict) else None
        check = by_kind.get(kind, anyone) if isinstance(kind, str) else anyone
        yield from check.iter_errors(event)


def _is_valid(_self: RemoteAction, result: Dict[str, Any]) -> bool:
    for problem in _problems(result):
        # Where and which rule only: the value may hold what a customer wrote, and this ends up in a log.
        raise ValidationError(
            f"the action server's answer breaks Rasa's protocol at {problem.json_path}: {problem.validator}"
        )
    return True


def prepare_check() -> None:
    """Have Rasa use the prepared check from now on; doing it again changes nothing."""
    RemoteAction._validate_action_result = _is_valid
