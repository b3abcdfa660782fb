"""Tokens in batches of similar length, so that little time goes into padding."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor

from emotion import tokens as given
from emotion.context import Context
from emotion.tokens import Tokens

TRAINING_TOKENS = 64
_POOL_BATCHES = 50  # batches are cut from pools this large: similar lengths, yet well shuffled
_ROUND_TO = 8  # lengths come in few shapes, and matrix tiles stay full


@dataclass(frozen=True, slots=True)
class Batch:
    """The network's inputs, each (batch, length), with the rows they came from, (batch,)."""

    input_ids: Tensor
    attention_mask: Tensor
    token_type_ids: Tensor
    rows: NDArray[np.int64]

    @property
    def inputs(self) -> tuple[Tensor, Tensor, Tensor]:
        """What the network's `forward` takes, in its order."""
        return self.input_ids, self.attention_mask, self.token_type_ids


def tokenize(
    texts: Sequence[str],
    folder: Path,
    contexts: Sequence[Context | None] | None = None,
    *,
    max_tokens: int = TRAINING_TOKENS,
) -> list[Tokens]:
    """Return each text's tokens, cut at fewer than in serving: hardly any text is longer."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(max_tokens)
    return given.tokenize(tokenizer, texts, contexts, max_tokens=max_tokens + given.CONTEXT_TOKENS)


def collate(tokens: Sequence[Tokens], rows: NDArray[np.int64]) -> Batch:
    """Pad the named rows to one length, a multiple of eight."""
    made = given.padded([tokens[row] for row in rows], multiple_of=_ROUND_TO)
    return Batch(
        torch.from_numpy(made.input_ids),
        torch.from_numpy(made.attention_mask),
        torch.from_numpy(made.token_type_ids),
        rows,
    )


def shuffled(tokens: Sequence[Tokens], size: int, rng: np.random.Generator) -> list[NDArray[np.int64]]:
    """Return one epoch's batches as row numbers, every row once."""
    order = rng.permutation(len(tokens))
    lengths = np.array([len(one) for one in tokens])
    batches: list[NDArray[np.int64]] = []
    for start in range(0, len(order), size * _POOL_BATCHES):
        pool = order[start : start + size * _POOL_BATCHES]
        pool = pool[np.argsort(lengths[pool], kind="stable")]
        batches += [pool[at : at + size] for at in range(0, len(pool), size)]
    return [batches[at] for at in rng.permutation(len(batches))]


def in_length_order(tokens: Sequence[Tokens], size: int) -> Iterator[Batch]:
    """Yield every row once, shortest first, for evaluation."""
    order = np.argsort([len(one) for one in tokens], kind="stable")
    for start in range(0, len(order), size):
        yield collate(tokens, order[start : start + size])
