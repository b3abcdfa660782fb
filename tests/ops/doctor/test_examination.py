"""What the doctor finds."""

import os
import socket
from dataclasses import replace

import pytest

from ops.doctor import artefacts, machine, services
from ops.doctor.finding import Health
from ops.serve import lock
from ops.serve.ports import free_port
from ops.settings import Settings
from tests.actions.shop.server import running_shop


@pytest.fixture
def settings(tmp_path):
    return Settings(
        home=tmp_path,
        database_url=f"sqlite:///{tmp_path}/absent.db",
        secret_file=tmp_path / "secret",
        vocabulary=tmp_path / "vocabulary.json",
        page_port=free_port("127.0.0.1"),
    )


def test_a_fresh_checkout_has_nothing_yet_and_nothing_broken(settings):
    found = [*artefacts.findings(settings), services.database(settings.database_url)]
    assert {finding.health for finding in found} <= {Health.ABSENT, Health.WELL}


def test_a_free_port_is_well(settings):
    assert services.port(settings, "page_port", {}).health is Health.WELL


def test_a_port_of_somebody_else_is_broken_and_says_how_to_change_it(settings):
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        taken = replace(settings, page_port=server.getsockname()[1])
        found = services.port(taken, "page_port", {})
    assert found.health is Health.BROKEN
    assert "ATTUNE_PAGE_PORT" in found.detail


def test_a_secret_others_can_read_is_broken(settings):
    settings.secret_file.write_text("x")
    settings.secret_file.chmod(0o644)
    assert artefacts.secret(settings.secret_file).health is Health.BROKEN


def test_a_recommender_that_is_pointed_at_and_gone_is_broken(settings):
    (settings.home / "recommender").mkdir()
    (settings.home / "recommender/current").write_text("v1\n")
    assert artefacts.recommender(settings.home / "recommender").health is Health.BROKEN


def test_a_database_that_cannot_be_read_is_broken_and_its_password_is_not_shown():
    found = services.database("postgresql+psycopg://user:hush@127.0.0.1:9/name")
    assert found.health is Health.BROKEN
    assert "hush" not in found.detail


def test_an_environment_that_does_not_run_is_broken(tmp_path):
    python = tmp_path / "python"
    python.write_text("#!/bin/sh\nexit 1\n")
    python.chmod(0o755)
    assert machine.rasa_environment(python).health is Health.BROKEN


def test_nothing_running_is_well(settings):
    assert "nothing" in services.system(lock.running(settings.home) or {}).detail


def test_the_memory_of_what_runs_is_added_up():
    found = services.system({"pid": os.getpid(), "pids": {"rasa": os.getpid()}})
    assert "MiB resident (rasa" in found.detail


def test_a_process_that_is_gone_weighs_nothing():
    assert services.resident_mb(2**22 - 1) == 0


@pytest.mark.parametrize(
    ("status", "health", "told"),
    [
        (None, Health.WELL, "answers"),
        (401, Health.BROKEN, "ATTUNE_SHOP_TOKEN"),
        (200, Health.BROKEN, "404"),
        (500, Health.BROKEN, "500"),
        ("drip", Health.BROKEN, "404"),
    ],
)
def test_the_shops_own_system_is_asked_for_nobody(
    status: int | str | None, health: Health, told: str
) -> None:
    with running_shop() as server:
        server.mishaps = [status] if status else []
        found = services.shop(f"{server.url}/", "a token", 5.0)
    assert (found.health, told in found.detail) == (health, True)
    ((method, path, headers),) = server.requests
    assert (method, path, headers["authorization"]) == ("GET", "/customers/attune-doctor", "Bearer a token")


def test_a_shop_that_does_not_listen_is_broken_and_none_is_no_matter(settings: Settings) -> None:
    assert services.shop("http://127.0.0.1:9", "", 0.5).health is Health.BROKEN
    assert "shop system" not in {one.subject for one in services.findings(settings)}
