"""Lines of text in, a reading for each out: as JSON for programs, as a row for people."""

import json
from collections.abc import Iterable, Iterator
from typing import Final

from emotion import Reader, Reading
from ops.emotion.printable import printable

HEADER: Final = f"{'emotion':<15} {'sure':>4} {'strong':>6} {'':<9} text"
_SHOWN = 70  # characters of a text in a row


class NotJson(ValueError):
    """An input line is not a JSON string or an object with a text."""


def read_lines(lines: Iterable[bytes], reader: Reader, *, jsonl: bool) -> Iterator[tuple[str, Reading]]:
    """Yield each line's text and reading, as soon as it is read.

    Raises
    ------
    NotJson
        With `jsonl`, on a line that is not a JSON string or an object with "text".
    """
    for number, raw in enumerate(lines, start=1):
        line = raw.decode("utf-8-sig" if number == 1 else "utf-8", errors="replace")
        line = line.removesuffix("\n").removesuffix("\r")
        text = _text_of(line, number) if jsonl else line
        yield text, reader.read(text)


def as_json(text: str, reading: Reading) -> str:
    """Return a reading as one line of JSON (ASCII, so that any terminal or locale carries it)."""
    return json.dumps(
        {
            "text": text,
            "emotion": reading.emotion.value,
            "confidence": round(reading.confidence, 6),
            "intensity": round(reading.intensity, 6),
            "valence": round(reading.valence, 6),
            "scores": {label.value: round(score, 6) for label, score in reading.scores.items()},
            "model": reading.model,
            "abstained": reading.abstained,
        }
    )


def as_row(text: str, reading: Reading) -> str:
    """Return a reading as a line below `HEADER`."""
    abstained = "abstained" if reading.abstained else ""
    return (
        f"{reading.emotion.value:<15} {reading.confidence:>4.2f} {reading.intensity:>6.2f} {abstained:<9} "
        f"{printable(text, most=_SHOWN)}"
    ).rstrip()


def _text_of(line: str, number: int) -> str:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise NotJson(f"line {number} is not JSON: {error}") from error
    text = value.get("text") if isinstance(value, dict) else value
    if not isinstance(text, str):
        raise NotJson(f'line {number} is neither a JSON string nor an object with a "text" that is one')
    return text
