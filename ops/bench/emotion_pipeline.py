"""Ours against `transformers.pipeline` on the same encoder weights: one message, and many at once.

The pipeline gets the stock sequence-classification head of the same size, which is what a shop would
use. Both read the same messages in turns, one thread each, so that a busy moment hits both; a list at a
time, so that neither pays for the caches the other has just filled.
"""

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
import torch
import transformers

from emotion import Reader
from emotion.encoder import encoder_dir
from emotion.labels import GOEMOTIONS
from emotion.probes import PROBES
from emotion.training.weights import load_weights

_WARM_UP = 3
_BATCH_SIZES = (8, 16, 32, 64)  # the pipeline is given the one it is fastest with
_ROUNDS = 3


def measure(reader: Reader, weights_dir: Path, messages: Sequence[str], *, repeats: int) -> dict[str, float]:
    """Return milliseconds of both, one message and all `messages` at once, and how much faster ours is."""
    torch.set_num_threads(1)
    with tempfile.TemporaryDirectory() as folder:
        theirs = stock_pipeline(weights_dir, Path(folder))
    return {**_one(reader, theirs, repeats), **_many(reader, theirs, messages)}


def _one(reader: Reader, theirs: Callable[..., object], repeats: int) -> dict[str, float]:
    for text in PROBES[:_WARM_UP] * _WARM_UP:
        reader.read(text)
        theirs(text)
    ours_ms, theirs_ms = [], []
    for _ in range(repeats):
        ours_ms += [milliseconds(reader.read, text) for text in PROBES]
        theirs_ms += [milliseconds(theirs, text) for text in PROBES]
    ours, stock = np.percentile(ours_ms, [50, 95]), np.percentile(theirs_ms, [50, 95])
    return {
        "ours_p50_ms": round(float(ours[0]), 3),
        "ours_p95_ms": round(float(ours[1]), 3),
        "pipeline_p50_ms": round(float(stock[0]), 3),
        "pipeline_p95_ms": round(float(stock[1]), 3),
        "speedup_p50": round(float(stock[0] / ours[0]), 2),
        "messages": len(ours_ms),
    }


def _many(reader: Reader, theirs: Callable[..., object], messages: Sequence[str]) -> dict[str, float]:
    """Sorted by length for the pipeline, which pads a batch to its longest; ours sorts by itself."""
    by_length = sorted(messages, key=len)

    def stock(size: int) -> float:
        return milliseconds(lambda texts: theirs(texts, batch_size=size), by_length)

    size = min(_BATCH_SIZES, key=stock)
    reader.read_many(messages)
    ours_ms, theirs_ms = [], []
    for _ in range(_ROUNDS):
        ours_ms.append(milliseconds(reader.read_many, messages))
        theirs_ms.append(stock(size))
    ours, theirs_best = float(np.median(ours_ms)), float(np.median(theirs_ms))
    return {
        "batch": len(messages),
        "ours_batch_ms": round(ours, 1),
        "pipeline_batch_ms": round(theirs_best, 1),
        "pipeline_batch_size": size,
        "speedup_batch": round(theirs_best / ours, 2),
    }


def stock_pipeline(weights_dir: Path, folder: Path) -> Callable[..., object]:
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
    made: Callable[..., object] = transformers.pipeline(
        "text-classification", model=str(folder), device="cpu"
    )
    return made


def milliseconds(read: Callable[[Any], object], what: Any) -> float:
    """Return how long one call takes, by the clock on the wall."""
    start = perf_counter()
    read(what)
    return (perf_counter() - start) * 1000.0
