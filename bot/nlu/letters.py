"""Sparse letter features: pieces of words, hashed, weighed and pressed into a short dense vector.

They know nothing of meaning, but they know spellings: what two messages share that the sentence encoder
breaks apart. Pure: no files, no Rasa.
"""

from __future__ import annotations

from typing import Dict, Sequence

import numpy as np
from scipy.sparse import csr_matrix, diags
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.utils.extmath import randomized_svd

Parameters = Dict[str, np.ndarray]
BUCKETS = 2**15
WIDTH = 256
_PIECES = HashingVectorizer(
    analyzer="char_wb",
    ngram_range=(2, 5),
    n_features=BUCKETS,
    norm=None,
    alternate_sign=False,
    dtype=np.float32,
)


def fit(texts: Sequence[str], width: int = WIDTH, seed: int = 7) -> Parameters:
    """Return how pieces are weighed and pressed together, learnt from texts.

    The weights are logarithms of how rare a piece is; the directions those of the largest variance (latent
    semantic analysis: Deerwester et al., 1990).
    """
    counts = _PIECES.transform(texts)
    seen_in = np.bincount(counts.indices, minlength=BUCKETS)
    rarity = (np.log((1 + len(texts)) / (1 + seen_in)) + 1).astype(np.float32)
    rows = _weighed(counts, rarity)
    width = min(width, min(rows.shape) - 1)
    _, _, directions = randomized_svd(rows, width, n_iter=2, random_state=seed)
    return {"rarity": rarity, "directions": directions.T.astype(np.float16)}


def vectors(parameters: Parameters, texts: Sequence[str]) -> np.ndarray:
    """Return the texts' vectors, shape (n_texts, width), float32."""
    rows = _weighed(_PIECES.transform(texts), parameters["rarity"])
    directions = parameters["directions"]
    out = np.zeros((len(texts), directions.shape[1]), dtype=np.float32)
    for row in range(len(texts)):
        start, end = rows.indptr[row], rows.indptr[row + 1]
        out[row] = rows.data[start:end] @ directions[rows.indices[start:end]].astype(np.float32)
    return out


def _weighed(counts: csr_matrix, rarity: np.ndarray) -> csr_matrix:
    rows = counts.copy()
    rows.data = 1 + np.log(rows.data)
    rows = (rows @ diags(rarity)).tocsr()
    lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    return (diags(1 / np.maximum(lengths, 1e-9)) @ rows).tocsr().astype(np.float32)
