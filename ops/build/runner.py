"""Runs the steps that are due, side by side where their needs and the memory allow."""

import os
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from ops.build.plan import RASA_ENVIRONMENT, Step
from ops.build.stamps import Stamps, content_hash
from ops.errors import StepFailed
from ops.serve.children import spawn, stop_all
from ops.settings import Settings

TAIL_LINES = 15
MAX_AT_ONCE = 2
POLL_S = 0.1


class Progress(Protocol):
    """Whoever is told how the build goes."""

    def started(self, step: Step) -> None:
        """A step began."""

    def ended(self, step: Step, *, skipped: bool) -> None:
        """A step is done, or was done already."""

    def tick(self) -> None:
        """Some time has passed."""


def step_hash(step: Step, root: Path) -> str:
    """Return the hash of what the step is made from."""
    return content_hash(step.inputs, root, extra=" ".join(step.command[1:]))


class Runner:
    """Runs steps as child processes.

    Parameters
    ----------
    free_gb
        Tells how much memory is free, in GiB; a step that does not fit waits until it is alone.
    """

    def __init__(
        self, settings: Settings, root: Path, progress: Progress, free_gb: Callable[[], float]
    ) -> None:
        self._settings = settings
        self._root = root
        self._progress = progress
        self._free_gb = free_gb
        self._stamps = Stamps(settings.home / "stamps")
        self._running: dict[str, tuple[Step, subprocess.Popen[bytes]]] = {}
        # Of each step's inputs as they were when it began: a file saved meanwhile must count as changed.
        self._hashes: dict[str, str] = {}
        self._done: set[str] = set()

    def run(self, steps: Sequence[Step]) -> None:
        """Run what is due. Interrupted or failed, no child is left.

        Raises
        ------
        StepFailed
            Naming the step, the end of its log, and what to do.
        """
        waiting = list(steps)
        try:
            while waiting or self._running:
                self._collect()
                for step in list(waiting):
                    if set(step.needs) <= self._done and self._start(step):
                        waiting.remove(step)
                self._progress.tick()
                time.sleep(POLL_S)
        finally:
            stop_all(process for _, process in self._running.values())

    def log(self, step: Step) -> Path:
        """Return where a step's output goes."""
        return self._settings.home / "log" / f"build-{step.name}.log"

    def _start(self, step: Step) -> bool:
        if step.inputs:
            self._hashes[step.name] = step_hash(step, self._root)
        if step.inputs and self._stamps.is_fresh(step.name, self._hashes[step.name], step.outputs):
            self._done.add(step.name)
            self._progress.ended(step, skipped=True)
            return True
        crowded = len(self._running) >= MAX_AT_ONCE or self._free_gb() < step.weight_gb
        if self._running and crowded:
            return False
        self._stamps.forget(step.name)
        self.log(step).parent.mkdir(parents=True, exist_ok=True)
        with self.log(step).open("wb") as log:
            environment = {**os.environ, **self._settings.environment(), **RASA_ENVIRONMENT}
            self._running[step.name] = (step, spawn(step.command, environment=environment, output=log))
        self._progress.started(step)
        return True

    def _collect(self) -> None:
        for name, (step, process) in list(self._running.items()):
            status = process.poll()
            if status is None:
                continue
            del self._running[name]
            missing = [str(output) for output in step.outputs if not output.exists()]
            if status or missing:
                raise StepFailed(self._failure(step, status, missing))
            if step.inputs:
                self._stamps.write(name, self._hashes[name])
            self._done.add(name)
            self._progress.ended(step, skipped=False)

    def _failure(self, step: Step, status: int, missing: list[str]) -> str:
        lines = self.log(step).read_text(encoding="utf-8", errors="replace").splitlines()
        why = f"it ended with status {status}" if status else f"it did not make {', '.join(missing)}"
        tail = "\n".join(f"    {line}" for line in lines[-TAIL_LINES:])
        return (
            f"step failed: {step.title} ({why})\n{tail}\n"
            f"The whole log: {self.log(step)}\nWhat to do: {step.advice}"
        )
