"""The machine: interpreters, environments, disk, memory, programs."""

import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil

from ops.build.plan import BOT_PYTHON
from ops.doctor.finding import Finding, Health

GIB = 2**30
NEEDED_DISK_GB = 2.0
NEEDED_MEMORY_GB = 1.0


def findings() -> Iterator[Finding]:
    """Yield what there is to say about the machine."""
    yield Finding("main environment", Health.WELL, f"Python {platform.python_version()}, {sys.prefix}")
    yield rasa_environment(Path(BOT_PYTHON))
    yield disk()
    yield memory()
    yield chromium()


def rasa_environment(python: Path) -> Finding:
    """Return whether Rasa's environment is there and runs."""
    name = "Rasa environment"
    if not python.exists():
        return Finding(name, Health.ABSENT, "made by ./attune build")
    command = [str(python), "-c", "import platform, importlib.metadata as m;"]
    command[2] += "print(platform.python_version(), 'with Rasa', m.version('rasa'))"
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        return Finding(name, Health.BROKEN, f"{python} does not run; delete bot/.venv, then ./attune build")
    return Finding(name, Health.WELL, f"Python {done.stdout.strip()}")


def disk() -> Finding:
    """Return whether there is room for models and logs."""
    free = shutil.disk_usage(".").free / GIB
    health = Health.WELL if free >= NEEDED_DISK_GB else Health.BROKEN
    hint = "" if health is Health.WELL else f"; Attune wants {NEEDED_DISK_GB:.0f} GiB"
    return Finding("disk", health, f"{free:.0f} GiB free{hint}")


def memory() -> Finding:
    """Return whether there is memory to run in."""
    seen = psutil.virtual_memory()
    health = Health.WELL if seen.available / GIB >= NEEDED_MEMORY_GB else Health.BROKEN
    text = f"{seen.available / GIB:.1f} of {seen.total / GIB:.1f} GiB available, {psutil.cpu_count()} cores"
    return Finding("memory", health, text)


def chromium() -> Finding:
    """Return whether the browser of the end-to-end test is there."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found:
        return Finding("browser for tests", Health.WELL, found)
    return Finding("browser for tests", Health.ABSENT, "the end-to-end test is skipped; install chromium")
