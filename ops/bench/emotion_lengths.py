"""How the cost grows with the length of a message, and what an explanation costs."""

import numpy as np

from emotion import Reader, explain
from emotion.probes import PROBES
from ops.bench.emotion_pipeline import milliseconds
from ops.emotion.lengths import times_by_length

TOKENS = (8, 16, 32, 64, 128, 256, 512)
_ROUNDS = 15
_EXPLAINED = 3


def measure(reader: Reader) -> dict[str, float | dict[str, float]]:
    """Return median milliseconds by number of tokens (by the clock, of processor time), and of explaining."""
    times = times_by_length(reader, TOKENS, rounds=_ROUNDS)
    explained = [milliseconds(lambda text: explain(reader, text), text) for text in PROBES * _EXPLAINED]
    middle, late = np.percentile(explained, [50, 95])
    return {
        "ms_by_tokens": {str(tokens): round(clock, 3) for tokens, (clock, _) in times.items()},
        "cpu_ms_by_tokens": {str(tokens): round(processor, 3) for tokens, (_, processor) in times.items()},
        "explain_ms_p50": round(float(middle), 2),
        "explain_ms_p95": round(float(late), 2),
    }
