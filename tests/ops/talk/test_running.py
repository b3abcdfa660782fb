"""Finding the running system, or ports for one of our own."""

import socket

from ops.serve import lock
from ops.serve.ports import free_port
from ops.settings import Settings
from ops.talk.running import on_free_ports, running


def never():
    raise AssertionError("must not be called")


def test_a_running_up_is_used_on_the_ports_it_has(tmp_path):
    settings = Settings(home=tmp_path)
    note = {"phase": "ready", "host": "127.0.0.1", "actions_port": 1, "rasa_port": 2, "page_port": 3}
    with lock.hold(tmp_path):
        lock.write_note(tmp_path, note)
        with running(settings, specs=lambda _: never(), prepare=never) as system:
            assert system.ports == {"actions_port": 1, "rasa_port": 2, "page_port": 3}


def test_without_one_what_is_needed_is_built_and_started(tmp_path):
    prepared = []
    settings = Settings(home=tmp_path, start_timeout_s=5)
    with running(settings, specs=lambda _: [], prepare=lambda: prepared.append(True)) as system:
        assert system.home == tmp_path
    assert prepared == [True]


def test_a_taken_port_is_replaced_by_a_free_one():
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        taken = server.getsockname()[1]
        rasa = free_port("127.0.0.1")
        found = on_free_ports(Settings(actions_port=taken, rasa_port=rasa))
    assert found.actions_port != taken
    assert found.rasa_port == rasa
