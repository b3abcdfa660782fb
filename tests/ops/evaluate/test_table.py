"""The table names every way, with the headline's interval."""

from __future__ import annotations

from rich.console import Console

from ops.evaluate.table import tables

MODEL = {"ndcg_at_10": 0.1, "ndcg_at_10_low": 0.08, "ndcg_at_10_high": 0.12, "coverage_at_10": 0.3}
GAIN = {"gain": 0.02, "gain_low": -0.01, "gain_high": 0.05, "gain_p": 0.2}


def test_every_way_stands_in_the_table_with_its_interval() -> None:
    split = {
        "headline": "ndcg_at_10", "customers": 7, "seeds": 3,
        "models": {"als": MODEL, "ours_no_context": MODEL, "ours_mood": MODEL | GAIN},
        "against_best_baseline": {"baseline": "als", **GAIN},
    }  # fmt: skip
    console = Console(width=200, record=True)
    for table in tables({"dataset": "films", "splits": {"customer_time": split}}):
        console.print(table)
    text = console.export_text()
    assert "0.100 (0.080–0.120)" in text
    assert "+0.020 (-0.010 – +0.050)" in text
    assert "ours_no_context over als" in text
    assert "AUC" not in text
