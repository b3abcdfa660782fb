"""Lines of text in, lines of JSON out: the machine-readable door to the reader."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from emotion import Reader, Reading


class NotJson(ValueError):
    """An input line is not a JSON string or an object with a text."""


def read_lines(lines: Iterable[bytes], artefact_dir: Path, *, jsonl: bool) -> Iterator[str]:
    """Yield a JSON object for each line, as soon as it is read.

    Raises
    ------
    NotJson
        With `jsonl`, on a line that is not a JSON string or an object with "text".
    ModelUnavailable
        If there is no model to read with.
    """
    reader = Reader.open(artefact_dir)
    for number, raw in enumerate(lines, start=1):
        line = raw.decode("utf-8", errors="replace").removesuffix("\n").removesuffix("\r")
        text = _text_of(line, number) if jsonl else line
        yield as_json(text, reader.read(text))


def as_json(text: str, reading: Reading) -> str:
    """Return a reading as one line of JSON (ASCII, so that any terminal or locale carries it)."""
    return json.dumps(
        {
            "text": text,
            "emotion": reading.emotion.value,
            "confidence": round(reading.confidence, 6),
            "intensity": round(reading.intensity, 6),
            "scores": {label.value: round(score, 6) for label, score in reading.scores.items()},
            "model": reading.model,
            "abstained": reading.abstained,
        }
    )


def _text_of(line: str, number: int) -> str:
    try:
        value = json.loads(line)
    except ValueError as error:
        raise NotJson(f"line {number} is not JSON: {error}") from error
    text = value.get("text") if isinstance(value, dict) else value
    if not isinstance(text, str):
        raise NotJson(f'line {number} is neither a JSON string nor an object with a "text" that is one')
    return text
