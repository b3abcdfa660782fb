"""The whole build, for the commands that need a built system."""

from pathlib import Path

import psutil
from rich.console import Console

from ops import secret
from ops.build.plan import steps
from ops.build.progress import RichProgress
from ops.build.runner import Runner
from ops.settings import Settings

GIB = 2**30


def build(settings: Settings, console: Console) -> None:
    """Build what is missing or out of date, showing how it goes."""
    secret.ensure(settings.secret_file)
    console.print("[bold]Building[/]")
    with RichProgress(console) as progress:
        Runner(settings, Path.cwd(), progress, free_gb).run(steps(settings))


def free_gb() -> float:
    """Return the memory that can be had without swapping, in GiB."""
    return float(psutil.virtual_memory().available) / GIB
