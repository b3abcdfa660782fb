"""How fast one message is read: ours against `transformers.pipeline` on the same encoder weights.

The pipeline gets the stock sequence-classification head of the same size, which is what a shop would
use. Both read the same list of messages in turns, one thread each, so that a busy moment hits both;
a list at a time, so that neither pays for the caches the other has just filled.
"""

import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import numpy as np
import torch
import transformers

from emotion import Reader
from emotion.encoder import encoder_dir
from emotion.labels import GOEMOTIONS
from emotion.probes import PROBES
from emotion.training.weights import load_weights

_WARM_UP = 3


def measure(weights_dir: Path, artefact_dir: Path, *, repeats: int) -> dict[str, float | int | str]:
    """Return milliseconds per message, p50 and p95, of both, and how many times faster ours is."""
    torch.set_num_threads(1)
    reader = Reader.open(artefact_dir)
    with tempfile.TemporaryDirectory() as folder:
        theirs = stock_pipeline(weights_dir, Path(folder))
    for text in PROBES[:_WARM_UP] * _WARM_UP:
        reader.read(text)
        theirs(text)
    ours_ms, theirs_ms = [], []
    for _ in range(repeats):
        ours_ms += [_milliseconds(reader.read, text) for text in PROBES]
        theirs_ms += [_milliseconds(theirs, text) for text in PROBES]
    ours, stock = np.percentile(ours_ms, [50, 95]), np.percentile(theirs_ms, [50, 95])
    return {
        "ours_p50_ms": round(float(ours[0]), 3),
        "ours_p95_ms": round(float(ours[1]), 3),
        "pipeline_p50_ms": round(float(stock[0]), 3),
        "pipeline_p95_ms": round(float(stock[1]), 3),
        "speedup_p50": round(float(stock[0] / ours[0]), 2),
        "messages": len(ours_ms),
        "threads": 1,
        "model": reader.version,
    }


def stock_pipeline(weights_dir: Path, folder: Path) -> Callable[[str], object]:
    """Return transformers' pipeline on our trained encoder with its own kind of head."""
    network, _ = load_weights(weights_dir)
    transformers.logging.set_verbosity_error()
    transformers.logging.disable_progress_bar()
    stock = transformers.AutoModelForSequenceClassification.from_pretrained(
        encoder_dir(), num_labels=len(GOEMOTIONS), local_files_only=True
    )
    stock.bert.load_state_dict(network.encoder.state_dict(), strict=False)
    stock.save_pretrained(folder)
    transformers.AutoTokenizer.from_pretrained(encoder_dir(), local_files_only=True).save_pretrained(folder)
    made: Callable[[str], object] = transformers.pipeline(
        "text-classification", model=str(folder), device="cpu"
    )
    return made


def _milliseconds(read: Callable[[str], object], text: str) -> float:
    start = perf_counter()
    read(text)
    return (perf_counter() - start) * 1000.0
