"""An explanation as JSON, and as a person reads it."""

import json

from emotion import Explanation
from ops.emotion.lines import as_json
from ops.emotion.printable import printable

_BAR = 4  # characters of a contribution of 1
_LONGEST = 24
_TEXT = 60


def explained_json(text: str, found: Explanation) -> str:
    """Return the reading as `emotion read` prints it, with "words" in their order."""
    words = [
        {
            "text": piece.text,
            "start": piece.start,
            "end": piece.end,
            "contribution": round(piece.contribution, 6),
        }
        for piece in found.pieces
    ]
    return json.dumps({**json.loads(as_json(text, found.reading)), "words": words})


def explained_text(found: Explanation) -> str:
    """Return the reading and a line for each piece, the strongest first."""
    reading = found.reading
    unsure = "  abstained" if reading.abstained else ""
    lines = [
        f"{reading.emotion}  confidence {reading.confidence:.2f}  intensity {reading.intensity:.2f}{unsure}"
    ]
    for piece in found.strongest:
        length = min(_LONGEST, round(abs(piece.contribution) * _BAR))
        bar = ("+" if piece.contribution > 0 else "-") * length
        lines.append(f"{piece.contribution:+.2f}  {printable(piece.text, most=_TEXT)}  {bar}".rstrip())
    return "\n".join(lines)
