"""The commands speak plainly, as JSON on request, and fail with words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ops.__main__ import cli
from ops.errors import OpsError
from store import Store


@pytest.fixture
def run(tmp_path: Path):
    env = {"DATABASE_URL": f"sqlite:///{tmp_path / 'shop.db'}", "ATTUNE_HOME": str(tmp_path)}

    def invoke(*words: str) -> Result:
        return CliRunner().invoke(cli, list(words), env=env)

    return invoke


def test_retrain_prints_one_json_object(store: Store, run) -> None:
    said = json.loads(run("retrain", "--json").stdout)
    assert said["promoted"] and said["metrics"]["auc_ours"] > 0.5


def test_retrain_prints_a_table(store: Store, run) -> None:
    assert "blind to the moment" in run("retrain").stdout


def test_after_retraining_a_customers_profile_is_shown(store: Store, run) -> None:
    assert "Nothing is learnt of C0001 yet" in run("customers", "show", "C0001").stdout
    version = json.loads(run("retrain", "--json").stdout)["version"]
    said = json.loads(run("customers", "show", "C0001", "--json").stdout)
    assert (said["reactions"], said["read_turns"], said["model"]) == (28, 0, version)
    assert "28 reactions" in run("customers", "show", "C0001").stdout


def test_what_the_customers_of_the_planted_shop_like_is_found(store: Store, run) -> None:
    run("retrain")
    liked = json.loads(run("customers", "show", "C0001", "--json").stdout)["likings"]
    # C0001's planted taste is the garden.
    assert "garden" in {trait for liking in liked if liking["weight"] > 0 for trait in liking["traits"]}


def test_a_profile_of_nobody_says_where_to_look(store: Store, run) -> None:
    failed = run("customers", "show", "C9")
    assert isinstance(failed.exception, OpsError)
    assert "./attune customers" in str(failed.exception)


def test_info_tells_of_the_model_in_service(store: Store, run) -> None:
    version = json.loads(run("retrain", "--json").stdout)["version"]
    assert version in run("recommender", "info").stdout
    assert json.loads(run("recommender", "info", "--json").stdout)["version"] == version


def test_info_without_a_model_says_what_to_do(run) -> None:
    failed = run("recommender", "info")
    assert isinstance(failed.exception, OpsError)
    assert "./attune retrain" in str(failed.exception)


def test_retrain_without_events_says_so(empty_store: Store, run) -> None:
    failed = run("retrain")
    assert isinstance(failed.exception, OpsError)
    assert "no interactions" in str(failed.exception)


def test_an_unknown_option_ends_with_2(run) -> None:
    assert run("retrain", "--unheard-of").exit_code == 2
