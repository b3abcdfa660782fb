"""`python -m ops.provision JOBS_AS_JSON`: makes or repairs the environments, all at the same time.

Interrupted, it leaves no stamp; the next run installs what is missing into what is there.
"""

import fcntl
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType

from ops.provision.jobs import Job

STATE = Path(".attune")
SAY_EVERY_S = 10.0
TAIL_LINES = 15


class Environments:
    """The environments on their way, each at one command at a time."""

    def __init__(self, jobs: list[Job]) -> None:
        self._waiting = {job.title: job.commands(os.environ) for job in jobs}
        self._jobs = {job.title: job for job in jobs}
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._started = time.monotonic()

    def log(self, title: str) -> Path:
        """Return where a job's output goes."""
        return STATE / "log" / f"provision-{title.partition(' ')[0].lower()}.log"

    def advance(self) -> str | None:
        """Start what can start; return the title of a job that failed, None otherwise."""
        for title, process in list(self._running.items()):
            if process.poll() is not None:
                del self._running[title]
                if process.returncode:
                    return title
        for title in [title for title in self._waiting if title not in self._running]:
            if self._waiting[title]:
                self._running[title] = self._spawn(title, self._waiting[title].pop(0))
            else:
                del self._waiting[title]
                self._stamp(self._jobs[title])
        return None

    @property
    def unfinished(self) -> bool:
        """Whether anything is left to do."""
        return bool(self._waiting or self._running)

    def report(self) -> None:
        """Say in a line each how far the running ones are."""
        for title in self._running:
            lines = self.log(title).read_text(errors="replace").splitlines()
            last = lines[-1].strip() if lines else "starting"
            say(f"  {title}: {time.monotonic() - self._started:.0f} s, {last[:70]}")

    def stop(self) -> None:
        """End what is still running, with everything it started."""
        for process in self._running.values():
            os.killpg(process.pid, signal.SIGTERM)
        for process in self._running.values():
            process.wait()

    def _spawn(self, title: str, command: list[str]) -> subprocess.Popen[bytes]:
        with self.log(title).open("ab") as log:
            log.write(f"\n$ {' '.join(command)}\n".encode())
            log.flush()
            return subprocess.Popen(  # noqa: S603
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
            )

    def _stamp(self, job: Job) -> None:
        (job.folder / "attune-stamp").write_text(job.stamp + "\n", encoding="utf-8")
        say(f"  {job.title} is ready ({time.monotonic() - self._started:.0f} s)")


def say(text: str) -> None:
    """Print a plain line of progress; rich is not installed yet."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def failure(title: str, log: Path) -> str:
    """Return what a person needs to know about a failed set-up."""
    tail = "\n".join("    " + line for line in log.read_text(errors="replace").splitlines()[-TAIL_LINES:])
    return (
        f"attune: step failed: installing the {title}\n{tail}\nThe whole log: {log}\n"
        "What to do: check the network and the free disk space; LightFM needs a C compiler and Python's "
        "headers (Debian: build-essential, python3-dev). Then run the same command again: it goes on where "
        "it stopped."
    )


def provision(jobs: list[Job]) -> int:
    """Make or repair the environments; return the exit status."""
    say(f"Setting up: {', '.join(job.title for job in jobs)} (takes minutes the first time)")
    environments = Environments(jobs)
    said = time.monotonic()
    try:
        while environments.unfinished:
            failed = environments.advance()
            if failed is not None:
                say(failure(failed, environments.log(failed)))
                return 1
            if time.monotonic() - said > SAY_EVERY_S:
                said = time.monotonic()
                environments.report()
            time.sleep(0.1)
    finally:
        environments.stop()
    return 0


def interrupt(_signal: int, _frame: FrameType | None) -> None:
    """Treat SIGTERM as Ctrl-C, so that both clean up the same way."""
    raise KeyboardInterrupt


def main() -> int:
    """Take the lock, so that of two set-ups the second finds everything done."""
    signal.signal(signal.SIGTERM, interrupt)
    (STATE / "log").mkdir(parents=True, exist_ok=True)
    jobs = [Job.read(values) for values in json.loads(sys.argv[1])]
    with (STATE / "provision.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            return provision(jobs)
        except KeyboardInterrupt:
            say("Stopped. Run the same command again: it goes on where it stopped.")
            return 130


if __name__ == "__main__":
    sys.exit(main())
