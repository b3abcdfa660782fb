"""A shop without history recommends what customers say they like."""

from __future__ import annotations

from pathlib import Path

from recommender import ItemFacts, Ranker, RankRequest, artefact
from recommender.features import customer_features
from recommender.starter import starter


def test_declared_tastes_rank_first(items: list[ItemFacts]) -> None:
    ranker = Ranker(starter([item.features for item in items], "cold"), items)
    facts = {item.id: item for item in items}
    found = ranker.rank(RankRequest("C1", customer_features(tastes=["garden", "cosy"])))
    assert all(facts[s.item_id].category == "garden" and "cosy" in facts[s.item_id].tags for s in found)


def test_a_starter_survives_the_disk(items: list[ItemFacts], tmp_path: Path) -> None:
    model = starter([item.features for item in items], "cold")
    manifest = artefact.Manifest("cold", "hash", 0, model.n_factors)
    artefact.write(model, manifest, tmp_path / "cold")
    assert Ranker.open(tmp_path / "cold").version == "cold"


def test_an_empty_catalogue_has_a_starter_too() -> None:
    assert Ranker(starter([], "cold"), [ItemFacts("P1", {})]).rank(RankRequest())[0].item_id == "P1"
