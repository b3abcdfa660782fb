"""Who holds a port, and what `up` says about it."""

import os
import socket

import pytest

from ops.errors import PortTaken
from ops.serve.ports import Holder, free_port, holder, is_free
from ops.serve.preflight import check_ports
from ops.settings import Settings


@pytest.fixture
def taken():
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server.getsockname()[1]


def settings(page_port: int) -> Settings:
    return Settings(
        actions_port=free_port("127.0.0.1"), rasa_port=free_port("127.0.0.1"), page_port=page_port
    )


def test_a_port_somebody_listens_on_is_not_free(taken):
    assert not is_free("127.0.0.1", taken)


def test_a_free_port_is_free():
    assert is_free("127.0.0.1", free_port("127.0.0.1"))


def test_the_holder_is_named_with_its_process(taken):
    found = holder(taken)
    assert found is not None
    assert found.pid == os.getpid()
    assert "pytest" in found.name or "python" in found.name


def test_nobody_holds_a_free_port():
    assert holder(free_port("127.0.0.1")) is None


def test_without_proc_nobody_can_be_named(taken, tmp_path):
    assert holder(taken, proc=tmp_path) is None


def test_a_process_whose_files_are_hidden_is_not_named(tmp_path):
    (tmp_path / "net").mkdir()
    line = "  0: 0100007F:1F90 00000000:0000 0A 0:0 0:0 0 0 0 4242 1\n"
    (tmp_path / "net/tcp").write_text("header\n" + line)
    (tmp_path / "77").mkdir()
    assert holder(8080, proc=tmp_path) is None
    (tmp_path / "77/fd").mkdir()
    (tmp_path / "77/fd/3").symlink_to("socket:[4242]")
    (tmp_path / "77/cmdline").write_bytes(b"/usr/sbin/nginx\0-g\0")
    assert holder(8080, proc=tmp_path) == Holder(77, "nginx -g")


def test_free_ports_pass(taken):
    check_ports(settings(free_port("127.0.0.1")))


def test_a_taken_port_is_told_with_its_holder_and_how_to_change_it(taken):
    with pytest.raises(PortTaken) as error:
        check_ports(settings(taken))
    for words in (f"port {taken}", f"process {os.getpid()}", "attune.toml", "ATTUNE_PAGE_PORT=N"):
        assert words in str(error.value)
