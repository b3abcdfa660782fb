"""The comparison as tables for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rich.table import Table

SHOWN = {
    "customer_auc": "within customers: AUC",
    "customer_auc_flat": "each customer once",
    "customer_auc_in_folds": "within folds",
    "auc": "AUC",
    "ndcg_at_10": "NDCG@10",
    "map_at_10": "MAP@10",
    "recall_at_10": "Recall@10",
    "coverage_at_10": "coverage@10",
    "novelty_at_10": "novelty@10",
}


def tables(found: Mapping[str, Any]) -> Iterator[Table]:
    """Yield one table a split: the headline with its interval, the gain over blind, then the rest."""
    for kind, one in found["splits"].items():
        headline = one["headline"]
        rest = [name for name in SHOWN if name != headline and any(name in m for m in one["models"].values())]
        table = Table(title=f"{found['dataset']}, {kind}: {one['customers']} customers, {one['seeds']} seeds")
        table.add_column("model", no_wrap=True)
        for label in (SHOWN[headline], "gain over blind", "p", *(SHOWN[name] for name in rest)):
            table.add_column(label, justify="right")
        for name, model in one["models"].items():
            gain = f"{_signed(model, 'gain')}" if "gain" in model else ""
            p = f"{model['gain_p']:.4f}" if "gain" in model else ""
            table.add_row(name, _interval(model, headline), gain, p, *(_plain(model, key) for key in rest))
        best = one["against_best_baseline"]
        gain = f"{_signed(best, 'gain')}, p {best['gain_p']:.4f}"
        table.caption = f"ours_no_context over {best['baseline']}: {gain}"
        yield table


def _interval(model: Mapping[str, float], name: str) -> str:
    if name not in model:
        return ""
    return f"{model[name]:.3f} ({model[f'{name}_low']:.3f}–{model[f'{name}_high']:.3f})"


def _signed(model: Mapping[str, float], name: str) -> str:
    return f"{model[name]:+.3f} ({model[f'{name}_low']:+.3f} – {model[f'{name}_high']:+.3f})"


def _plain(model: Mapping[str, float], name: str) -> str:
    return f"{model[name]:.3f}" if name in model else ""
