"""The whole build, or a part of it, for the commands that need a built system."""

import fcntl
from collections.abc import Iterable
from pathlib import Path

import psutil
from rich.console import Console

from ops import secret
from ops.build.plan import steps, with_needs
from ops.build.progress import RichProgress
from ops.build.runner import Runner
from ops.settings import Settings

GIB = 2**30


def build(settings: Settings, console: Console, targets: Iterable[str] | None = None) -> None:
    """Build what is missing or out of date, showing how it goes.

    Parameters
    ----------
    targets
        Names of the steps to do, with all that they need. Everything when left out.
    """
    plan = steps(settings)
    chosen = plan if targets is None else with_needs(targets, plan)
    secret.ensure(settings.secret_file)
    settings.home.mkdir(parents=True, exist_ok=True)
    with (settings.home / "build.lock").open("a") as lock:
        # Two builds of one checkout would write the same files: the second waits, then finds them done.
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            console.print("  … waiting for another build of this checkout")
            fcntl.flock(lock, fcntl.LOCK_EX)
        with RichProgress(console) as progress:
            Runner(settings, Path.cwd(), progress, free_gb).run(chosen)


def free_gb() -> float:
    """Return the memory that can be had without swapping, in GiB."""
    return float(psutil.virtual_memory().available) / GIB
