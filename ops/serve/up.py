"""`attune up`: build, start, tell where to look, keep running until stopped."""

import os
import time

from rich.console import Console

from ops import interrupt
from ops.build.everything import build
from ops.errors import OpsError
from ops.serve import lock, processes
from ops.serve.console import ConsoleWatcher
from ops.serve.preflight import check_ports
from ops.serve.supervisor import Supervisor
from ops.settings import Settings


def run(settings: Settings, console: Console) -> int:
    """Run Attune until it is stopped; return the exit status: 0 only if it was up before."""
    interrupt.listen()
    try:
        lock.ensure_not_running(settings.home)
        check_ports(settings)
        with lock.hold(settings.home):
            _note(settings, "building")
            console.print("[bold]Building[/]")
            build(settings, console)
            return _serve(settings, console)
    except KeyboardInterrupt:
        console.print("Stopped. Run the same command again: it goes on where it stopped.")
        return interrupt.STATUS


def _serve(settings: Settings, console: Console) -> int:
    specs = [processes.rasa(settings), processes.actions(settings), processes.page(settings)]
    watcher = ConsoleWatcher(console, {spec.name: spec.colour for spec in specs})
    supervisor = Supervisor(
        specs,
        log_folder=settings.home / "log",
        watcher=watcher,
        restarts_per_minute=settings.restarts_per_minute,
    )
    started, status = time.monotonic(), interrupt.STATUS
    try:
        console.print(
            "[bold]Starting[/] [dim]Rasa takes the longest: half a minute, more on a busy computer[/]"
        )
        supervisor.start()
        _note(settings, "starting", supervisor.pids())
        supervisor.wait_until_healthy(
            settings.start_timeout_s,
            lambda name: console.print(f"  [green]✓[/] {name} [dim]{time.monotonic() - started:.0f} s[/]"),
        )
        _note(settings, "ready", supervisor.pids())
        console.print(_welcome(settings))
        status = 0  # from here on Ctrl-C is how it is meant to end
        watcher.follow()
        supervisor.watch(lambda pids: _note(settings, "ready", pids))
    except OpsError as error:
        console.print(f"attune: {error}", style="red", markup=False)
        return error.exit_status
    except KeyboardInterrupt:
        console.print("Stopping …")
    finally:
        interrupt.ignore()
        supervisor.stop()
        console.print("Everything is stopped.")
    return status


def _note(settings: Settings, phase: str, pids: dict[str, int] | None = None) -> None:
    note = {"pid": os.getpid(), "phase": phase, "host": settings.host, "pids": pids or {}}
    lock.write_note(settings.home, {**note, **settings.ports})


def _welcome(settings: Settings) -> str:
    return (
        f"\n[bold green]Attune is up.[/] Talk to it: [bold]{settings.page_origin}[/]\n"
        f"  Rasa           http://{settings.host}:{settings.rasa_port}\n"
        f"  action server  http://{settings.host}:{settings.actions_port}\n"
        f"Logs follow, and are kept in {settings.home / 'log'}. Ctrl-C stops everything.\n"
    )
