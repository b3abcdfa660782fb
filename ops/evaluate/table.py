"""The comparison as tables for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rich.table import Table

SHOWN = {
    "customer_auc": "AUC within customers",
    "customer_auc_flat": "each once",
    "customer_auc_in_folds": "within folds",
    "auc": "AUC",
    "ndcg_at_10": "NDCG@10",
    "map_at_10": "MAP@10",
    "recall_at_10": "Recall@10",
    "coverage_at_10": "covers",
    "novelty_at_10": "novelty",
}


def tables(found: Mapping[str, Any]) -> Iterator[Table]:
    """Yield two tables a split, each fit for a narrow terminal: headline and gains, then the rest."""
    for kind, one in found["splits"].items():
        headline, models = one["headline"], one["models"]
        title = f"{found['dataset']}, {kind}: {one['customers']} customers, {one['seeds']} seeds"
        table = _table(title, [SHOWN[headline], "gain over blind", "p"])
        for name, model in models.items():
            gained = [_signed(model, "gain"), f"{model['gain_p']:.4f}"] if "gain" in model else ["", ""]
            table.add_row(name, _interval(model, headline), *gained)
        best = one["against_best_baseline"]
        gain = f"{_signed(best, 'gain')}, p {best['gain_p']:.4f}"
        table.caption = f"ours_no_context over {best['baseline']}: {gain}"
        yield table
        rest = [name for name in SHOWN if name != headline and any(name in m for m in models.values())]
        table = _table("", [SHOWN[name].replace("@", " @") for name in rest])
        for name, model in models.items():
            table.add_row(name, *(_plain(model, key) for key in rest))
        yield table


def _table(title: str, labels: list[str]) -> Table:
    table = Table(title=title or None)
    table.add_column("model", no_wrap=True)
    for label in labels:
        table.add_column(label, justify="right")
    return table


def _interval(model: Mapping[str, float], name: str) -> str:
    if name not in model:
        return ""
    return f"{model[name]:.3f} ({model[f'{name}_low']:.3f}–{model[f'{name}_high']:.3f})"


def _signed(model: Mapping[str, float], name: str) -> str:
    return f"{model[name]:+.3f} ({model[f'{name}_low']:+.3f} – {model[f'{name}_high']:+.3f})"


def _plain(model: Mapping[str, float], name: str) -> str:
    return f"{model[name]:.3f}" if name in model else ""
