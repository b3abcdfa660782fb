"""Baselines on the airline set: what a shop could have without us.

VADER is a word list with rules and needs no training. The frozen encoder with logistic regression is
trained on the airline tweets themselves, so it has seen the trade that our reader meets for the first time:
a mark to reach for, not a fair opponent. Its labels are out-of-fold ones of a 5-fold cross-validation, so
that no tweet is judged by a model that learnt it.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from transformers import AutoModel, AutoTokenizer
from transformers.utils.logging import disable_progress_bar
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from emotion.encoder import encoder_dir
from emotion.evaluation.airline import SENTIMENTS, read_airline
from emotion.metrics import macro_f1, one_hot

_NEUTRAL_BAND = 0.05  # VADER's authors' own limits on its compound score
_BATCH = 128
_FOLDS = 5
_SEED = 7


def vader(texts: Sequence[str]) -> NDArray[np.int64]:
    """Return VADER's sentiments, shape (texts,), columns of `SENTIMENTS`."""
    analyser = SentimentIntensityAnalyzer()
    compound = np.array([analyser.polarity_scores(text)["compound"] for text in texts])
    return np.where(compound >= _NEUTRAL_BAND, 2, np.where(compound <= -_NEUTRAL_BAND, 0, 1)).astype(np.int64)


def frozen_encoder(texts: Sequence[str], sentiments: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return out-of-fold sentiments, shape (texts,), of a logistic regression on sentence vectors."""
    model = make_pipeline(StandardScaler(), LogisticRegression(C=0.1, max_iter=2000, class_weight="balanced"))
    folds = StratifiedKFold(_FOLDS, shuffle=True, random_state=_SEED)
    return np.asarray(cross_val_predict(model, _sentence_vectors(texts), sentiments, cv=folds))


def airline_baselines(folder: Path) -> dict[str, float]:
    """Return the baselines' macro-F1 on the tweets of a folder, by figure name."""
    texts, sentiments = read_airline(folder)
    gold = one_hot(sentiments, len(SENTIMENTS))
    said = {"vader": vader(texts), "frozen_encoder_in_domain": frozen_encoder(texts, sentiments)}
    return {
        f"airline_macro_f1_3_{name}": macro_f1(gold, one_hot(columns, len(SENTIMENTS)))
        for name, columns in said.items()
    }


def _sentence_vectors(texts: Sequence[str]) -> NDArray[np.float32]:
    """Return mean-pooled vectors, shape (texts, 384)."""
    order = np.argsort([len(text) for text in texts], kind="stable")
    vectors = np.concatenate(list(_pooled([texts[row] for row in order])))
    placed = np.empty_like(vectors)
    placed[order] = vectors
    return placed


@torch.inference_mode()
def _pooled(texts: Sequence[str]) -> Iterator[NDArray[np.float32]]:
    disable_progress_bar()
    tokenizer = AutoTokenizer.from_pretrained(encoder_dir())
    encoder = AutoModel.from_pretrained(encoder_dir()).eval()
    for start in range(0, len(texts), _BATCH):
        batch = tokenizer(
            list(texts[start : start + _BATCH]),
            padding=True,
            truncation=True,
            max_length=128,
            return_tensors="pt",
        )
        hidden = encoder(**batch).last_hidden_state
        mask = batch["attention_mask"].unsqueeze(-1)
        yield ((hidden * mask).sum(1) / mask.sum(1)).numpy()
