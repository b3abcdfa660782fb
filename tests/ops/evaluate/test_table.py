"""The table names every way, with the headline's interval."""

from __future__ import annotations

from rich.console import Console

from ops.evaluate.table import SHOWN, tables

MODEL = {"ndcg_at_10": 0.1, "ndcg_at_10_low": 0.08, "ndcg_at_10_high": 0.12, "coverage_at_10": 0.3}
GAIN = {"gain": 0.02, "gain_low": -0.01, "gain_high": 0.05, "gain_p": 0.2}


def printed(splits: dict[str, object], *, width: int) -> str:
    console = Console(width=width, record=True)
    for table in tables({"dataset": "films", "splits": splits}):
        console.print(table)
    return console.export_text()


def test_every_way_stands_in_the_table_with_its_interval() -> None:
    split = {
        "headline": "ndcg_at_10", "customers": 7, "seeds": 3,
        "models": {"als": MODEL, "ours_no_context": MODEL, "ours_mood": MODEL | GAIN},
        "against_best_baseline": {"baseline": "als", **GAIN},
    }  # fmt: skip
    text = printed({"customer_time": split}, width=200)
    assert "0.100 (0.080–0.120)" in text
    assert "+0.020 (-0.010 – +0.050)" in text
    assert "ours_no_context over als" in text
    assert "AUC" not in text


def test_no_figure_is_cut_in_a_terminal_of_80_columns() -> None:
    names = ["mean_grade", "ours_no_context", "ours_upper_bound_shuffled"]
    ends = ("", "_low", "_high")
    figures = {f"{name}{end}": (n + 1) / 8 for n, name in enumerate(SHOWN) for end in ends}
    split = {
        "headline": "customer_auc", "customers": 7, "seeds": 3,
        "models": dict.fromkeys(names, figures | GAIN),
        "against_best_baseline": {"baseline": "mean_grade", **GAIN},
    }  # fmt: skip
    text = printed({"kfold": split}, width=80)
    assert "…" not in text
    assert all(text.count(f"{(n + 1) / 8:.3f}") >= len(names) for n in range(len(SHOWN)))
