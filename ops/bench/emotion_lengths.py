"""How the cost grows with the length of a message, and what an explanation costs."""

import numpy as np

from emotion import Reader, explain
from emotion.probes import PROBES
from ops.bench.emotion_pipeline import milliseconds

TOKENS = (8, 16, 32, 64, 128, 256, 512)
_SPECIAL_TOKENS = 2
_ROUNDS = 15
_EXPLAINED = 3


def measure(reader: Reader) -> dict[str, float | dict[str, float]]:
    """Return median milliseconds by number of tokens, and of explaining a message."""
    texts = {tokens: "late " * (tokens - _SPECIAL_TOKENS) for tokens in TOKENS}
    found: dict[int, list[float]] = {tokens: [] for tokens in TOKENS}
    for _ in range(_ROUNDS):  # in turns: a busy moment hits every length
        for tokens, text in texts.items():
            found[tokens].append(milliseconds(reader.read, text))
    explained = [milliseconds(lambda text: explain(reader, text), text) for text in PROBES * _EXPLAINED]
    middle, late = np.percentile(explained, [50, 95])
    return {
        "ms_by_tokens": {str(tokens): round(float(np.median(ms)), 3) for tokens, ms in found.items()},
        "explain_ms_p50": round(float(middle), 2),
        "explain_ms_p95": round(float(late), 2),
    }
