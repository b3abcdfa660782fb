"""Tokens in batches of similar length, so that little time goes into padding."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor

from emotion.text import readable

TRAINING_TOKENS = 64
_POOL_BATCHES = 50  # batches are cut from pools this large: similar lengths, yet well shuffled
_ROUND_TO = 8  # lengths come in few shapes, and matrix tiles stay full


@dataclass(frozen=True, slots=True)
class Batch:
    """Token ids and mask, both (batch, length), with the rows they came from, (batch,)."""

    input_ids: Tensor
    attention_mask: Tensor
    rows: NDArray[np.int64]


def tokenize(texts: Sequence[str], folder: Path, *, max_tokens: int = TRAINING_TOKENS) -> list[list[int]]:
    """Return each text's token ids, with the special tokens."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(max_tokens)
    return [encoding.ids for encoding in tokenizer.encode_batch([readable(text) for text in texts])]


def collate(token_ids: Sequence[Sequence[int]], rows: NDArray[np.int64]) -> Batch:
    """Pad the named rows to one length, a multiple of eight."""
    longest = max(len(token_ids[row]) for row in rows)
    length = -(-longest // _ROUND_TO) * _ROUND_TO
    ids = np.zeros((len(rows), length), dtype=np.int64)
    for place, row in enumerate(rows):
        ids[place, : len(token_ids[row])] = token_ids[row]
    input_ids = torch.from_numpy(ids)
    return Batch(input_ids, (input_ids != 0).long(), rows)


def shuffled(
    token_ids: Sequence[Sequence[int]], size: int, rng: np.random.Generator
) -> list[NDArray[np.int64]]:
    """Return one epoch's batches as row numbers, every row once."""
    order = rng.permutation(len(token_ids))
    lengths = np.array([len(ids) for ids in token_ids])
    batches: list[NDArray[np.int64]] = []
    for start in range(0, len(order), size * _POOL_BATCHES):
        pool = order[start : start + size * _POOL_BATCHES]
        pool = pool[np.argsort(lengths[pool], kind="stable")]
        batches += [pool[at : at + size] for at in range(0, len(pool), size)]
    return [batches[at] for at in rng.permutation(len(batches))]


def in_length_order(token_ids: Sequence[Sequence[int]], size: int) -> Iterator[Batch]:
    """Yield every row once, shortest first, for evaluation."""
    order = np.argsort([len(ids) for ids in token_ids], kind="stable")
    for start in range(0, len(order), size):
        yield collate(token_ids, order[start : start + size])
