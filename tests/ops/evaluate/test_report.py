"""Whole comparisons on planted data: every way takes part, and what was planted is what is found."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from ops.commands.recommender import recommender
from ops.errors import WrongInput
from ops.evaluate.dataset import read_dataset
from ops.evaluate.report import evaluate

BASELINES = {"popularity", "popularity_of_kind", "als", "bpr", "lightfm", "rectools_lightfm"}
METRICS = {"ndcg_at_10", "map_at_10", "recall_at_10", "coverage_at_10", "novelty_at_10"}


@pytest.fixture(scope="module")
def moods(planted: Path) -> dict[str, Any]:
    return evaluate(read_dataset(planted), seeds=range(1))


@pytest.fixture(scope="module")
def by_time(clans: Path) -> dict[str, Any]:
    return evaluate(read_dataset(clans), seeds=range(1))


@pytest.mark.slow
def test_a_planted_context_is_found(moods: dict) -> None:
    assert moods["models"]["ours_before"]["gain_low"] > 0.2
    assert moods["models"]["ours_before"]["gain_p"] < 0.05


@pytest.mark.slow
def test_a_shuffled_context_does_no_harm(moods: dict) -> None:
    assert moods["models"]["ours_before_shuffled"]["gain"] > -0.02


@pytest.mark.slow
def test_rated_data_have_every_way_and_every_figure_with_its_interval(moods: dict) -> None:
    ours = {"mean_grade", "ours_no_context", "ours_before", "ours_before_shuffled"}
    assert set(moods["models"]) == BASELINES | ours
    for model in moods["models"].values():
        for name in METRICS | {"auc", "customer_auc", "customer_auc_flat"}:
            assert model[f"{name}_low"] <= model[name] <= model[f"{name}_high"]


@pytest.mark.slow
def test_by_time_every_way_but_popularity_finds_the_clans(by_time: dict) -> None:
    models = by_time["splits"]["customer_time"]["models"]
    assert set(models) == BASELINES | {"ours_no_context"}
    for name in ("als", "lightfm", "rectools_lightfm", "ours_no_context"):
        assert models[name]["recall_at_10"] > 1.3 * models["popularity"]["recall_at_10"]


@pytest.mark.slow
def test_new_items_are_ranked_from_their_traits(by_time: dict) -> None:
    models = by_time["splits"]["cold_items"]["models"]
    assert not {"als", "bpr"} & set(models)
    assert models["ours_no_context"]["ndcg_at_10"] > 1.3 * models["popularity_of_kind"]["ndcg_at_10"]


@pytest.mark.parametrize(
    ("rows", "splits", "said"),
    [
        (["u1,f1,1,1", "u1,f2,2,2"], "kfold", "no value is a yes"),
        ([f"u{n},f{n},5,{n}" for n in range(30)], "time", "nobody and nothing is met both before"),
        (["u1,f1,5,1"], "customer_time", "nobody and nothing is met both before"),
        (["u1,f1,5,1"], "kfold", "has no yes; there are too few events"),
        ([f"u1,f{n % 3},5,{n}" for n in range(30)], "customer_time", "for something new to them"),
        ([f"u{n % 3},f{n % 5},5,{n}" for n in range(30)], "kfold", "both a yes and a no held out"),
        ([f"u{n},f1,1,{n}" for n in range(9)] + ["u1,f2,5,99"], "time", "has no yes"),
    ],
)
def test_data_that_cannot_be_judged_are_refused(tmp_path: Path, rows: list, splits: str, said: str) -> None:
    (tmp_path / "i.csv").write_text("\n".join(["user,film,rating,at", *rows]))
    (tmp_path / "dataset.toml").write_text(
        f'positive_from = 4\nsplits = ["{splits}"]\n[interactions]\nfile = "i.csv"\ncustomer = "user"\n'
        'item = "film"\nvalue = "rating"\ntime = "at"\n'
    )
    with pytest.raises(WrongInput, match=said):
        evaluate(read_dataset(tmp_path), seeds=range(1))


@pytest.mark.slow
@pytest.mark.parametrize("at", [-1e12, 1.7e12, 1.7e15, 0.5])
def test_a_time_may_be_any_number(clans: Path, tmp_path: Path, at: float) -> None:
    rows = [line.split(",") for line in (clans / "i.csv").read_text().splitlines()[1:]]
    moved = [f"{user},{film},{rating},{at + float(when)}" for user, film, rating, when in rows]
    (tmp_path / "i.csv").write_text("\n".join(["user,film,rating,at", *moved]))
    (tmp_path / "f.csv").write_text((clans / "f.csv").read_text())
    plan = (clans / "dataset.toml").read_text().replace('"customer_time", "cold_items"', '"customer_time"')
    (tmp_path / "dataset.toml").write_text(plan)
    found = evaluate(read_dataset(tmp_path), seeds=range(1))
    assert found["models"]["rectools_lightfm"]["recall_at_10"] > 0


@pytest.mark.slow
def test_two_items_are_few_but_enough(clans: Path, tmp_path: Path) -> None:
    rows = [f"u{number % 9},f{number % 2},5,{number}" for number in range(40)]
    (tmp_path / "i.csv").write_text("\n".join(["user,film,rating,at", *rows, "u0,f1,5,90", "u1,f0,5,91"]))
    (tmp_path / "f.csv").write_text("film,kind\nf0,a\nf1,b\n")
    plan = (clans / "dataset.toml").read_text().replace('"customer_time", "cold_items"', '"cold_items"')
    (tmp_path / "dataset.toml").write_text(plan)
    found = evaluate(read_dataset(tmp_path), seeds=range(1))
    assert found["models"]["ours_no_context"]["recall_at_10"] == 1.0


@pytest.mark.slow
def test_what_was_chosen_within_the_training_part_is_said(by_time: dict) -> None:
    assert set(by_time["splits"]["customer_time"]["chosen"]["ours_no_context"]) <= {"warp", "wide"}


@pytest.mark.slow
def test_the_command_prints_models_by_name_and_saves_a_chart(clans: Path, tmp_path: Path) -> None:
    chart = tmp_path / "charts" / "clans.png"
    done = CliRunner().invoke(
        recommender, ["evaluate", str(clans), "--json", "--seeds", "1", "--chart", str(chart)]
    )
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["models"]["ours_no_context"]["ndcg_at_10"] > 0
    assert chart.read_bytes().startswith(b"\x89PNG")
