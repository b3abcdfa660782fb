"""A running system to talk to: the `up` of this checkout, or one started for the occasion."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from ops.errors import NotHealthy
from ops.serve import lock
from ops.serve.console import Silent
from ops.serve.ports import free_port, is_free
from ops.serve.processes import ProcessSpec
from ops.serve.supervisor import Supervisor
from ops.settings import Settings

POLL_S = 0.5
# A first `up` trains before it is ready.
READY_WITHIN_S = 900.0

Specs = Callable[[Settings], Sequence[ProcessSpec]]


@contextmanager
def running(settings: Settings, specs: Specs, prepare: Callable[[], None]) -> Iterator[Settings]:
    """Give the settings of a running system; what was started for this is stopped afterwards.

    Parameters
    ----------
    specs
        The processes to start when no `up` runs.
    prepare
        Builds what they need.

    Raises
    ------
    NotHealthy
        If it does not come up.
    """
    found = wait_until_ready(settings)
    if found is not None:
        yield found
        return
    prepare()
    own = on_free_ports(settings)
    supervisor = Supervisor(
        specs(own),
        log_folder=own.home / "log" / "talk",
        watcher=Silent(),
        restarts_per_minute=own.restarts_per_minute,
    )
    try:
        supervisor.start()
        supervisor.wait_until_healthy(own.start_timeout_s)
        yield own
    finally:
        supervisor.stop()


def wait_until_ready(settings: Settings) -> Settings | None:
    """Return the settings of the `up` that runs, once it is ready; None when none runs."""
    deadline = time.monotonic() + READY_WITHIN_S
    while (note := lock.running(settings.home)) is not None:
        if note.get("phase") == "ready":
            ports = {name: int(str(note[name])) for name in settings.ports}
            return replace(settings, host=str(note["host"])).with_ports(ports)
        if time.monotonic() > deadline:
            raise NotHealthy(f"the `up` of this checkout is not ready after {READY_WITHIN_S:.0f} s")
        time.sleep(POLL_S)
    return None


def on_free_ports(settings: Settings) -> Settings:
    """Return the settings with every port that is taken replaced by a free one."""
    ports = {
        name: port if is_free(settings.host, port) else free_port(settings.host)
        for name, port in settings.ports.items()
    }
    return settings.with_ports(ports)
