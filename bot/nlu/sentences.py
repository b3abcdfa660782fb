"""Turns text into vectors with the exported sentence encoder (int8 ONNX, no torch).

Texts are encoded one by one, also in training: the int8 model scales its activations by what it is given at
once, so a text would get slightly different vectors in a batch than alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Sequence, Tuple

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

MAX_SUBWORDS = 96


@dataclass(frozen=True)
class Sentence:
    """One text in vectors.

    Attributes
    ----------
    whole
        Shape (1, width), float32, unit length: the mean over all subwords.
    words
        Shape (n_words, width), float32: the mean over each word's subwords, zeros past MAX_SUBWORDS.
    """

    whole: np.ndarray
    words: np.ndarray


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
            raise EncoderMissing(
                f"no sentence encoder in {folder}; `./attune up` or `./attune test` exports it"
            )
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.enable_truncation(MAX_SUBWORDS)
        self._tokenizer.no_padding()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])

    def encode(self, text: str, words: Sequence[Tuple[int, int]]) -> Sentence:
        """Return the vectors of a text and of the words in it.

        Parameters
        ----------
        words
            Start and end of each word, in characters of the text.
        """
        encoding = self._tokenizer.encode(text)
        feed = {
            "input_ids": np.array([encoding.ids], dtype=np.int64),
            "attention_mask": np.array([encoding.attention_mask], dtype=np.int64),
        }
        hidden = self._session.run(None, feed)[0][0].astype(np.float32)
        mean = hidden.mean(axis=0, keepdims=True)
        vectors = np.zeros((len(words), hidden.shape[1]), dtype=np.float32)
        offsets = np.array(encoding.offsets)
        for row, (start, end) in enumerate(words):
            inside = (offsets[:, 0] < end) & (offsets[:, 1] > start)
            if inside.any():
                vectors[row] = hidden[inside].mean(axis=0)
        return Sentence(mean / max(float(np.linalg.norm(mean)), 1e-9), vectors)
