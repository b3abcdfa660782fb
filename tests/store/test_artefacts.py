"""The register of models and its one champion of a kind."""

from collections.abc import Callable
from functools import partial

import pytest

from store import Store, UnknownArtefact
from tests.store.at_once import run_at_once
from tests.store.samples import artefact


class TestArtefacts:
    def test_without_a_promotion_there_is_no_champion(self, store: Store) -> None:
        store.artefacts.register(artefact())
        assert store.artefacts.champion("recommender") is None

    def test_promoting_replaces_the_champion(self, store: Store) -> None:
        store.artefacts.register(artefact("1", champion=True))
        store.artefacts.register(artefact("2"))
        store.artefacts.promote("recommender", "2")
        assert store.artefacts.champion("recommender") == artefact("2", champion=True)

    def test_registering_a_champion_promotes_it(self, store: Store) -> None:
        store.artefacts.register(artefact("1", champion=True))
        store.artefacts.register(artefact("2", champion=True))
        assert [(one.version, one.champion) for one in store.artefacts.of_kind("recommender")] == [
            ("1", False),
            ("2", True),
        ]

    def test_registering_the_champion_again_keeps_it_champion(self, store: Store) -> None:
        store.artefacts.register(artefact("1", champion=True))
        store.artefacts.register(artefact("1", metrics={"auc": 0.8}))
        assert store.artefacts.champion("recommender") == artefact("1", metrics={"auc": 0.8}, champion=True)

    def test_promoting_the_unknown_leaves_the_champion(self, store: Store) -> None:
        store.artefacts.register(artefact("1", champion=True))
        with pytest.raises(UnknownArtefact):
            store.artefacts.promote("recommender", "9")
        assert store.artefacts.champion("recommender") == artefact("1", champion=True)

    def test_kinds_have_their_own_champions(self, store: Store) -> None:
        store.artefacts.register(artefact("1", champion=True))
        store.artefacts.register(artefact("1", kind="emotion", champion=True))
        store.artefacts.register(artefact("2", kind="emotion", champion=True))
        assert store.artefacts.champion("recommender") == artefact("1", champion=True)

    def test_promoting_at_once_leaves_one_champion(
        self, store: Store, another_store: Callable[[], Store]
    ) -> None:
        versions = ["1", "2", "3"]
        for version in versions:
            store.artefacts.register(artefact(version))
        promotions = [
            partial(another_store().artefacts.promote, "recommender", version) for version in versions
        ]
        run_at_once(promotions)
        assert sum(one.champion for one in store.artefacts.of_kind("recommender")) == 1
