"""Tokens: a message and what went before it, as the encoder is given them in training and in serving.

The message comes first, as if it stood alone, and its context follows as a second segment: newest
first, so that a cut loses the oldest. Only the message's tokens are pooled; the context acts through
attention. A message never loses a token to its context, and both together stay within the limit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from emotion.context import Context
from emotion.text import readable

MAX_TOKENS: Final = 128
CONTEXT_TOKENS: Final = 64
_ASSISTANT_TOKENS = 32  # an answer that lists every parcel must not crowd out the customer
_ASSISTANT = "shop :"  # whose words they are
_MESSAGES = 4
_CHARACTERS = 400  # of one message: more than its share of tokens can hold

IntArray = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Tokens:
    """One input.

    Attributes
    ----------
    ids
        Token ids: the message with its special tokens, then the context.
    message
        How many of them are the message's.
    """

    ids: list[int]
    message: int

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class Padded:
    """Inputs of one length, each (texts, length), int64: ids, 1 where there is a token, 1 in a context."""

    input_ids: IntArray
    attention_mask: IntArray
    token_type_ids: IntArray


def tokenize(
    tokenizer: Tokenizer,
    texts: Sequence[str],
    contexts: Sequence[Context | None] | None = None,
    *,
    max_tokens: int = MAX_TOKENS,
) -> list[Tokens]:
    """Return each text's tokens, with those of its context where it has one.

    Parameters
    ----------
    tokenizer
        Truncates at `max_tokens` and does not pad.
    contexts
        One for each text, or None for no context at all.
    """
    cleaned = [readable(text) for text in texts]
    # A batch goes through a pool of threads: to wake it costs a single message more than to do without.
    encodings = tokenizer.encode_batch(cleaned) if len(cleaned) > 1 else map(tokenizer.encode, cleaned)
    plain = [Tokens(encoding.ids, len(encoding.ids)) for encoding in encodings]
    if contexts is None:
        return plain
    return [
        _joined(tokenizer, tokens, context, max_tokens) if context else tokens
        for tokens, context in zip(plain, contexts, strict=True)
    ]


def _joined(tokenizer: Tokenizer, tokens: Tokens, context: Context, max_tokens: int) -> Tokens:
    end = tokens.ids[-1]  # the special token that also ends the message
    ids: list[int] = []
    if context.assistant:
        said = f"{_ASSISTANT} {readable(context.assistant[:_CHARACTERS])}"
        ids += [*_ids(tokenizer, said)[:_ASSISTANT_TOKENS], end]
    for text in context.previous[: -_MESSAGES - 1 : -1]:
        ids += [*_ids(tokenizer, readable(text[:_CHARACTERS])), end]
    room = min(CONTEXT_TOKENS, max_tokens - len(tokens.ids))
    return Tokens(tokens.ids + ids[:room], tokens.message)


def _ids(tokenizer: Tokenizer, text: str) -> list[int]:
    ids: list[int] = tokenizer.encode(text, add_special_tokens=False).ids
    return ids


def padded(tokens: Sequence[Tokens], *, multiple_of: int = 1) -> Padded:
    """Pad on the right to the longest, rounded up to a multiple."""
    length = -(-max(map(len, tokens)) // multiple_of) * multiple_of
    input_ids = np.zeros((len(tokens), length), dtype=np.int64)
    attention_mask, token_type_ids = np.zeros_like(input_ids), np.zeros_like(input_ids)
    for row, one in enumerate(tokens):
        input_ids[row, : len(one)] = one.ids
        attention_mask[row, : len(one)] = 1
        token_type_ids[row, one.message : len(one)] = 1
    return Padded(input_ids, attention_mask, token_type_ids)
