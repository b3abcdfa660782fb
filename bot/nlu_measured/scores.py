"""Scores: F1 by class, confusions, how well a score tells two groups apart, entities found. Pure."""

from __future__ import annotations

from collections import Counter
from typing import Dict, List, Sequence, Set, Tuple

import numpy as np

Span = Tuple[str, int, int]


def f1_by_class(truth: np.ndarray, said: np.ndarray, n_classes: int) -> np.ndarray:
    """Return F1 of each class, shape (n_classes,); 0 for a class neither true nor said."""
    hits = np.bincount(truth[truth == said], minlength=n_classes)
    total = np.bincount(truth, minlength=n_classes) + np.bincount(said, minlength=n_classes)
    return 2 * hits / np.maximum(total, 1)


def confusions(
    truth: np.ndarray, said: np.ndarray, labels: Sequence[str], most: int
) -> List[Dict[str, object]]:
    """Return the commonest errors, the commonest first."""
    pairs = Counter((labels[a], labels[b]) for a, b in zip(truth, said, strict=True) if a != b)
    return [{"intent": a, "taken_for": b, "times": times} for (a, b), times in pairs.most_common(most)]


def auroc(inside: np.ndarray, outside: np.ndarray) -> float:
    """Return the chance that a text from outside scores higher than one from inside; ties count half."""
    scores = np.concatenate([inside, outside])
    order = np.argsort(scores, kind="stable")
    ranks = np.empty(len(scores))
    ranks[order] = np.arange(1, len(scores) + 1)
    values, group = np.unique(scores, return_inverse=True)
    means = np.bincount(group, weights=ranks) / np.bincount(group, minlength=len(values))
    rank_sum = means[group[len(inside) :]].sum()
    n_out = len(outside)
    return float((rank_sum - n_out * (n_out + 1) / 2) / (len(inside) * n_out))


def entity_counts(wanted: Set[Span], found: Set[Span]) -> Counter[Tuple[str, str]]:
    """Return how often each kind was "hit", "missed" and "made_up", by (kind, what)."""
    counts: Counter[Tuple[str, str]] = Counter()
    for spans, what in ((wanted & found, "hit"), (wanted - found, "missed"), (found - wanted, "made_up")):
        counts.update((kind, what) for kind, _, _ in spans)
    return counts


def f1(counts: Counter[Tuple[str, str]], kind: str = "") -> float:
    """Return F1 over all kinds, or of one."""
    sums = {
        what: sum(times for (one, kept), times in counts.items() if kept == what and kind in ("", one))
        for what in ("hit", "missed", "made_up")
    }
    total = 2 * sums["hit"] + sums["missed"] + sums["made_up"]
    return 2 * sums["hit"] / total if total else 0.0
