"""The loop with the real recommender: it learns, deterministically, and the command tells so."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from ops.__main__ import cli
from ops.simulate.shoppers.loop import Curve, Setup, paired_gain, simulate

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory):
    return simulate(Setup(500, 6, seed=3, every=1), tmp_path_factory.mktemp("loop"))


def test_more_is_taken_as_it_learns_and_regret_falls(run) -> None:
    ours = run.curves["ours"]
    assert np.mean(ours.acceptance[-2:]) > np.mean(ours.acceptance[:2])
    assert np.mean(ours.regret[-2:]) < np.mean(ours.regret[:2]) - 0.005


def test_it_does_better_than_popularity_and_than_itself_blind(run) -> None:
    assert paired_gain(run.curves["ours"], run.curves["popularity"])[1] > 0.15
    assert paired_gain(run.curves["ours"], run.curves["blind"])[1] > 0


def test_nobody_beats_the_oracle(run) -> None:
    assert all(min(curve.regret) >= -1e-9 for curve in run.curves.values())
    assert max(run.curves["oracle"].regret) == pytest.approx(0)


def test_what_was_planted_is_found_again(run) -> None:
    assert run.recovered.tastes > 0.45
    assert run.recovered.moods > 0.2


def test_every_training_went_through_the_gate(run) -> None:
    assert [one.round for one in run.trainings if one.arm == "ours"] == list(range(6))
    assert any(one.promoted for one in run.trainings)


def test_the_same_seed_gives_the_same_curves(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    one, two = (simulate(Setup(60, 2, seed=5, every=1), tmp_path / name) for name in ("one", "two"))
    assert {name: curve.acceptance for name, curve in one.curves.items()} == {
        name: curve.acceptance for name, curve in two.curves.items()
    }


def test_the_command_prints_json_and_draws(tmp_path: Path) -> None:
    chart = tmp_path / "curves.svg"
    words = ["simulate", "shoppers", "--shoppers", "60", "--rounds", "2", "--json", "--chart", str(chart)]
    done = CliRunner().invoke(cli, words)
    said = json.loads(done.stdout)
    assert said["synthetic"] is True
    assert set(said["arms"]) == {"ours", "blind", "popularity", "oracle"}
    assert len(said["arms"]["ours"]["regret"]) == 2
    assert "svg" in chart.read_text()[:500]


@pytest.mark.parametrize("words", [["--shoppers", "3"], ["--chart", "curves.txt"], ["--rounds", "x"]])
def test_wrong_options_end_with_2(words: list[str]) -> None:
    assert CliRunner().invoke(cli, ["simulate", "shoppers", *words]).exit_code == 2


def test_simulate_alone_tells_what_there_is() -> None:
    done = CliRunner().invoke(cli, ["simulate"])
    assert done.exit_code == 2 and "shoppers" in done.stdout


def test_a_gain_is_taken_over_shoppers_both_have_served() -> None:
    one = Curve((), (), np.array([0.5, 0.7, np.nan]))
    other = Curve((), (), np.array([0.4, 0.6, 0.9]))
    assert paired_gain(one, other) == pytest.approx((0.1, 0.1, 0.1))
