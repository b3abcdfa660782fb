"""Cross-validates intents with the code that serves them: reading, levelling, the small network."""

from __future__ import annotations

import random
from typing import Any, Dict, FrozenSet, List, Optional, Sequence

import numpy as np

from bot.nlu.perceptron import Recipe, fit, probabilities
from bot.nlu.reading import DEPTHS, Encodes, Reading, levelled
from bot.nlu_measured.folds import folds_of, near_duplicates
from bot.nlu_measured.scores import auroc, confusions, f1_by_class
from bot.nlu_measured.typing_slips import with_slips

OUTSIDE = "out_of_scope"
SEED = 7
_WIDTH = sum(DEPTHS)


class Remembering:
    """An encoder that reads each text once, however many folds ask."""

    def __init__(self, encoder: Encodes) -> None:
        self._encoder = encoder
        self._known: Dict[str, np.ndarray] = {}

    def encode(self, text: str) -> np.ndarray:
        """Return the text's vectors."""
        if text not in self._known:
            self._known[text] = self._encoder.encode(text)
        return self._known[text]

    def everyday_words(self) -> FrozenSet[str]:
        """Return the words the encoder knows whole."""
        return self._encoder.everyday_words()


class Trial:
    """Examples to be cross-validated.

    Parameters
    ----------
    outside
        Texts from outside the shop's world, never trained on.
    """

    def __init__(
        self,
        encoder: Encodes,
        texts: Sequence[str],
        intents: Sequence[str],
        outside: Sequence[str],
        n_folds: int,
    ) -> None:
        self._encoder = Remembering(encoder)
        self._texts, self._outside, self._n_folds = list(texts), list(outside), n_folds
        self.labels = sorted(set(intents))
        self._classes = np.array([self.labels.index(intent) for intent in intents])
        self._slipped = [with_slips(text, random.Random(f"{SEED}/{text}")) for text in texts]

    def groups(self) -> np.ndarray:
        """Return the near-duplicate groups of the examples, by their last vectors."""
        last = np.concatenate([self._encoder.encode(text)[:, -DEPTHS[-1] :] for text in self._texts])
        return near_duplicates(last)

    def run(self, groups: Optional[np.ndarray] = None) -> Dict[str, Any]:
        """Return the figures of one cross-validation."""
        fold = folds_of(self._classes, self._n_folds, np.random.default_rng(SEED), groups)
        said = {
            name: np.zeros(len(self._texts), dtype=int)
            for name in ("plain", "slips", "sparse", "sparse_slips")
        }
        separations: List[float] = []
        for number in range(self._n_folds):
            self._one(fold == number, said, separations)
        macro = {
            name: float(f1_by_class(self._classes, of, len(self.labels)).mean()) for name, of in said.items()
        }
        by_class = f1_by_class(self._classes, said["plain"], len(self.labels))
        return {
            "macro_f1": macro,
            "oos_auroc": float(np.mean(separations)),
            "by_intent": dict(zip(self.labels, by_class.round(4).tolist(), strict=True)),
            "confusions": confusions(self._classes, said["plain"], self.labels, most=25),
        }

    def _one(self, held_out: np.ndarray, said: Dict[str, np.ndarray], separations: List[float]) -> None:
        rows = np.flatnonzero(held_out)
        known = [self._texts[row] for row in np.flatnonzero(~held_out)]
        reading = Reading.learnt(self._encoder, known)
        asked = {
            "known": known,
            "plain": [self._texts[row] for row in rows],
            "slips": [self._slipped[row] for row in rows],
            "outside": self._outside,
        }
        raw = {
            name: np.concatenate([reading.vectors(text) for text in texts]) for name, texts in asked.items()
        }
        classes = self._classes[~held_out]
        scores = _learn_and_tell(raw, classes)
        sparse = _learn_and_tell({name: vectors[:, _WIDTH:] for name, vectors in raw.items()}, classes)
        said["plain"][rows], said["slips"][rows] = scores["plain"].argmax(1), scores["slips"].argmax(1)
        said["sparse"][rows] = sparse["plain"].argmax(1)
        said["sparse_slips"][rows] = sparse["slips"].argmax(1)
        outside = self.labels.index(OUTSIDE)
        inside = scores["plain"][self._classes[rows] != outside]
        separations.append(auroc(inside[:, outside], scores["outside"][:, outside]))


def _learn_and_tell(raw: Dict[str, np.ndarray], classes: np.ndarray) -> Dict[str, np.ndarray]:
    """Return the probabilities for every part of `raw`, from a network taught with its "known" part."""
    centre = raw["known"].mean(axis=0)
    rows = {name: levelled(vectors, centre) for name, vectors in raw.items()}
    parameters = fit(rows["known"], classes, Recipe(), np.random.default_rng(SEED))
    return {name: probabilities(parameters, part) for name, part in rows.items() if name != "known"}
