"""The ranker in use is the newest readable one."""

from pathlib import Path

from actions.shelf.rankers import Rankers
from recommender import artefact
from recommender.starter import starter


def publish(home: Path, version: str) -> None:
    model = starter([{"category:tea": 1.0}], version)
    artefact.write(model, artefact.Manifest(version, "hash", 0, model.n_factors), home / version)
    artefact.point(home, version)


def test_a_home_without_artefact_has_no_ranker_until_one_comes(tmp_path: Path) -> None:
    rankers = Rankers(tmp_path)
    assert rankers.newest() is None
    publish(tmp_path, "v1")
    found = rankers.newest()
    assert found is not None
    assert found.version == "v1"


def test_a_damaged_newcomer_leaves_the_last_good_one_in_use(tmp_path: Path) -> None:
    publish(tmp_path, "v1")
    rankers = Rankers(tmp_path)
    rankers.newest()
    publish(tmp_path, "v2")
    (tmp_path / "v2" / "manifest.json").write_text("torn")
    found = rankers.newest()
    assert found is not None
    assert found.version == "v1"


def test_a_shelf_in_use_keeps_its_ranker_when_a_new_one_comes(tmp_path: Path) -> None:
    publish(tmp_path, "v1")
    rankers = Rankers(tmp_path)
    before = rankers.newest()
    publish(tmp_path, "v2")
    after = rankers.newest()
    assert before is not None
    assert after is not None
    assert (before.version, after.version) == ("v1", "v2")
