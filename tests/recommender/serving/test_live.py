"""Artefacts and catalogues change under traffic: no request is lost, no answer mixes two of them."""

from __future__ import annotations

import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np

from recommender import ItemFacts, LiveRanker, Ranker, RankRequest, Suggestion, artefact
from recommender.serving.narrow import LEAST_ITEMS
from recommender.serving.search import Search
from recommender.serving.sieve import Sieve
from recommender.training import TrainingSet, TrainingSettings, fit

REQUEST = RankRequest("C0001", k=5, diversity=0.3)
SWAPS = 40
ASKING = 3


def test_traffic_goes_on_while_artefacts_and_catalogues_change(
    home: Path, tmp_path: Path, items: list[ItemFacts], training_set: TrainingSet, settings: TrainingSettings
) -> None:
    place = Path(shutil.copytree(home, tmp_path / "home"))
    fit(training_set, place, replace(settings, seed=99), version="v2")
    shutil.copytree(place / "v1", place / "torn")
    (place / "torn" / "items_factors.npy").write_bytes(b"torn")
    catalogues = [items, [replace(item, id=f"N{item.id}") for item in items[:30]]]
    possible: list[list[Suggestion]] = []
    for version in ("v1", "v2"):
        for catalogue in catalogues:
            alone = Ranker.open(place / version)
            alone.set_catalogue(catalogue)
            possible.append(alone.rank(REQUEST))
    live = LiveRanker(place, items)
    done = threading.Event()

    def ask() -> list[int]:
        seen = []
        while not done.is_set():
            # An answer of no version, or of a mixture, is not in the list: ValueError.
            seen.append(possible.index(live.rank(REQUEST)))
        return seen

    with ThreadPoolExecutor(ASKING) as pool:
        asking = [pool.submit(ask) for _ in range(ASKING)]
        try:
            for swap in range(SWAPS):
                artefact.point(place, ("v2", "torn", "v1")[swap % 3])
                live.refresh()
                live.set_catalogue(catalogues[swap % 2])
        finally:
            done.set()
        answers = [seen.result(timeout=60) for seen in asking]
    assert {number for seen in answers for number in seen} == {0, 1, 2, 3}


def test_the_ranker_in_place_keeps_its_version(
    home: Path, tmp_path: Path, items: list[ItemFacts], training_set: TrainingSet, settings: TrainingSettings
) -> None:
    place = Path(shutil.copytree(home, tmp_path / "home"))
    live = LiveRanker(place, items)
    before = live.serving
    fit(training_set, place, settings, version="v2")
    artefact.point(place, "v2")
    assert live.refresh()
    assert (before.version, live.serving.version) == ("v1", "v2")


def test_a_large_catalogue_answers_several_at_once() -> None:
    chance = np.random.default_rng(3)
    factors = chance.normal(size=(LEAST_ITEMS, 16)).astype(np.float32)
    search = Search(factors, np.zeros(LEAST_ITEMS, dtype=np.float32))
    ids = tuple(map(str, range(LEAST_ITEMS)))
    sieve = Sieve(ids, {}, chance.integers(0, 10, LEAST_ITEMS).astype(np.uint8), 0, 7, likely=0.7)
    vectors = chance.normal(size=(60, 16)).astype(np.float32)
    alone = [search.best(vector, sieve, 10)[0].tolist() for vector in vectors]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda vector: search.best(vector, sieve, 10)[0].tolist(), vectors))
    assert together == alone
