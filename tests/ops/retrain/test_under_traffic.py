"""A real action server answers without a break while the commands change the model it serves.

Retraining and rolling back are the commands themselves, in processes of their own. No request may be lost,
and every offer must be exactly what the one version it names would rank: no mixture of two.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from actions.suggest import item_facts, person_features
from ops.retrain.shelf import KIND
from ops.serve.ports import free_port
from recommender import Ranker, RankRequest, artefact
from store import FeedbackKind, Offer, Store

from .conftest import START, product, reaction

pytestmark = pytest.mark.slow

ASKING = 3
SOON_S = 90.0


class Server:
    """A running action server."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._url = f"http://127.0.0.1:{free_port('127.0.0.1')}"
        self.environment = {
            **os.environ,
            "DATABASE_URL": f"sqlite:///{folder / 'shop.db'}",
            "ATTUNE_HOME": str(folder),
            "ATTUNE_SECRET_FILE": str(folder / "secret"),
            "ATTUNE_ACTIONS_PORT": self._url.rpartition(":")[2],
            "ATTUNE_TURN_DEADLINE_MS": "30000",
        }

    @contextmanager
    def running(self) -> Iterator[None]:
        with (self._folder / "actions.log").open("w") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "actions"], env=self.environment, stdout=log, stderr=log
            )
            try:
                yield
            finally:
                process.terminate()
                process.wait(timeout=30)

    def command(self, *words: str) -> str:
        """Run `./attune WORDS` and return what it printed."""
        done = subprocess.run(
            [sys.executable, "-m", "ops", *words],
            env=self.environment, capture_output=True, text=True, timeout=300, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    def until(self, what: str, seen: Callable[[], bool]) -> None:
        deadline = time.monotonic() + SOON_S
        while not seen():
            assert time.monotonic() < deadline, f"never came: {what}\n{self.log()}"
            time.sleep(0.1)

    def serving(self) -> str | None:
        try:
            return str(httpx.get(f"{self._url}/health", timeout=5, trust_env=False).json()["recommender"])
        except httpx.TransportError:
            return None

    def log(self) -> str:
        return (self._folder / "actions.log").read_text(encoding="utf-8")

    def ask(self, asker: int, over: threading.Event) -> list[tuple[int, list[str]]]:
        """Return status and products shown of one request after another, until it is over."""
        found = []
        with httpx.Client(base_url=self._url, trust_env=False, timeout=60) as client:
            # Not as fast as it can: on two cores that would starve the training it is to run beside.
            while not over.wait(0.05):
                mark, customer = f"traffic-{asker}-{len(found)}", f"C{(len(found) * ASKING + asker) % 32:04}"
                client.post("/webhook", json=_call("action_sense_emotion", mark, customer))
                answer = client.post("/webhook", json=_call("action_recommend", mark, customer))
                said = answer.json() if answer.status_code == 200 else {}
                cards = [card for one in said.get("responses", ()) for card in one["custom"].get("cards", ())]
                found.append((answer.status_code, [card["product_id"] for card in cards]))
        return found


def _call(action: str, mark: str, customer: str) -> dict[str, Any]:
    latest = {
        "text": "recommend me something nice", "intent": {"name": "recommend"}, "entities": [],
        "message_id": "m1", "metadata": {"customer_id": customer},
    }  # fmt: skip
    events = [{"event": "user", "input_channel": "attune"}]
    tracker = {"sender_id": mark, "slots": {}, "latest_message": latest, "events": events}
    return {"next_action": action, "sender_id": mark, "tracker": tracker}


@contextmanager
def traffic(server: Server) -> Iterator[list[Future[list[tuple[int, list[str]]]]]]:
    over = threading.Event()
    with ThreadPoolExecutor(ASKING) as pool:
        try:
            yield [pool.submit(server.ask, asker, over) for asker in range(ASKING)]
        finally:
            over.set()


def spoilt(home: Path, version: str, name: str, *, schema: int = artefact.SCHEMA) -> None:
    """Put a version into the pointer that must be refused: torn, or of a schema to come."""
    shutil.copytree(home / version, home / name)
    manifest = json.loads((home / name / "manifest.json").read_text())
    (home / name / "manifest.json").write_text(json.dumps({**manifest, "version": name, "schema": schema}))
    if schema == artefact.SCHEMA:
        (home / name / "items_factors.npy").write_bytes(b"torn")
    artefact.point(home, name)


def test_no_request_is_lost_and_no_answer_is_a_mixture(store: Store, tmp_path: Path) -> None:
    home, server = tmp_path / KIND, Server(tmp_path)
    first = json.loads(server.command("retrain", "--json"))["version"]
    offer, said = reaction("new", "C0001", product(3), FeedbackKind.LIKE, START, "delight")
    store.offers.add(offer)
    store.feedback.add(said)
    before = _offers(store)
    with server.running():
        server.until("the first version", lambda: server.serving() == first)
        with traffic(server) as asking:
            outcome = json.loads(server.command("retrain", "--json"))
            assert outcome["promoted"], outcome
            second = outcome["version"]
            server.until("the second version", lambda: server.serving() == second)
            server.command("recommender", "rollback")
            server.until("the first version again", lambda: server.serving() == first)
            spoilt(home, second, "torn")
            server.until("the torn one refused", lambda: "does not match its checksum" in server.log())
            spoilt(home, second, "newer", schema=artefact.SCHEMA + 1)
            server.until("the newer one refused", lambda: "update Attune" in server.log())
            assert server.serving() == first
            artefact.point(home, second)
            server.until("the second version again", lambda: server.serving() == second)
        answers = [one for asker in asking for one in asker.result(timeout=60)]
    assert "turn.failed" not in server.log()
    assert {status for status, _ in answers} == {200}
    assert all(shown for _, shown in answers)
    offers = [one for name, one in _offers(store).items() if name not in before]
    assert sorted(shown for _, shown in answers) == sorted(map(_shown, offers))
    assert {one.model_version for one in offers} == {first, second}
    _check_exact(store, home, offers)


def _check_exact(store: Store, home: Path, offers: list[Offer]) -> None:
    """Every score logged is the named version's own for that customer and moment; the other one's differ."""
    facts = [item_facts(one) for one in store.products.all()]
    rankers = {one: Ranker.open(home / one) for one in {offer.model_version for offer in offers}}
    for ranker in rankers.values():
        ranker.set_catalogue(facts)
    told_apart = 0
    for offer in offers:
        person = store.customers.get(offer.customer_id or "")
        request = RankRequest(offer.customer_id, person_features(person), offer.context)
        logged = [one.score for one in offer.impressions]
        by = {one: ranker.score(request, _shown(offer)).tolist() for one, ranker in rankers.items()}
        assert logged == pytest.approx(by.pop(offer.model_version), abs=1e-5)
        told_apart += all(logged != pytest.approx(other, abs=1e-4) for other in by.values())
    assert told_apart > len(offers) / 2


def _offers(store: Store) -> dict[str, Offer]:
    return {offer.id: offer for _, offer in store.offers.since()}


def _shown(offer: Offer) -> list[str]:
    return [one.product_id for one in offer.impressions]
