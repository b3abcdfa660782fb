"""Turns a text into a vector with the exported sentence encoder (int8 ONNX, no torch).

Texts are encoded one by one, also in training: the int8 model scales its activations by what it is given at
once, so a text would get slightly different vectors in a batch than alone.
"""

from __future__ import annotations

from pathlib import Path
from typing import FrozenSet

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from bot.nlu.plain import plain

MAX_SUBWORDS = 96
# Before it the vocabulary holds placeholders and single characters.
_FIRST_WORD = 1_000


class EncoderMissing(RuntimeError):
    """The exported encoder is not where it should be."""


class SentenceEncoder:
    """The encoder, opened once."""

    def __init__(self, folder: Path) -> None:
        """Open the encoder in a folder holding model.int8.onnx and tokenizer.json.

        Raises
        ------
        EncoderMissing
            If either is not there.
        """
        model, tokenizer = folder / "model.int8.onnx", folder / "tokenizer.json"
        if not (model.is_file() and tokenizer.is_file()):
            raise EncoderMissing(f"no sentence encoder in {folder}; `./attune build` exports it")
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.enable_truncation(MAX_SUBWORDS)
        self._tokenizer.no_padding()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])

    def everyday_words(self) -> FrozenSet[str]:
        """Return the words the encoder knows whole."""
        known = self._tokenizer.get_vocab().items()
        return frozenset(
            word for word, row in known if row >= _FIRST_WORD and word.isalpha() and len(word) > 1
        )

    def encode(self, text: str) -> np.ndarray:
        """Return a text's vectors from several depths side by side, shape (1, depths * 384), float32."""
        encoding = self._tokenizer.encode(plain(text))
        feed = {
            "input_ids": np.array([encoding.ids], dtype=np.int64),
            "attention_mask": np.array([encoding.attention_mask], dtype=np.int64),
        }
        return self._session.run(["vectors"], feed)[0].astype(np.float32)
