"""An explanation as JSON, and as a person reads it."""

import json

from emotion import Explanation
from ops.emotion.lines import as_json

_BAR = 20  # characters of a contribution of 1


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
    lines = [f"{reading.emotion}  confidence {reading.confidence:.2f}  intensity {reading.intensity:.2f}"]
    for piece in found.strongest:
        bar = ("+" if piece.contribution > 0 else "-") * round(abs(piece.contribution) * _BAR)
        lines.append(f"{piece.contribution:+.3f}  {piece.text}  {bar}".rstrip())
    return "\n".join(lines)
