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
# More would be cut to "0.1…" beside the longest names.
ABREAST = 4


def tables(found: Mapping[str, Any]) -> Iterator[Table]:
    """Yield the tables of each split, fit for 80 columns: headline and gains, then the rest."""
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
        for first in range(0, len(rest), ABREAST):
            some = rest[first : first + ABREAST]
            table = _table("", [SHOWN[name].replace("@", " @") for name in some])
            for name, model in models.items():
                table.add_row(name, *(_plain(model, key) for key in some))
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
