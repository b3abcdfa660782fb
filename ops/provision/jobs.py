"""One environment to make or repair: the commands it takes, in order."""

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FLAWS = Path(__file__).with_name("flaws.py")


@dataclass(frozen=True, slots=True)
class Job:
    """One environment as the launcher wants it.

    Attributes
    ----------
    locks
        The lock file, then the file of packages that are taken alone (by hash, without dependencies).
    python
        The interpreter to make it with; None when a fitting environment is there and only wants repair.
    stamp
        Written into the folder at the very end: the mark of a whole environment.
    """

    title: str
    folder: Path
    locks: tuple[Path, Path]
    python: str | None
    stamp: str

    @classmethod
    def read(cls, values: Mapping[str, object]) -> "Job":
        """Return the job the launcher wrote as JSON."""
        locks = values["locks"]
        assert isinstance(locks, list)  # noqa: S101 — narrows the type; the launcher writes it
        python = values["python"]
        return cls(
            title=str(values["title"]),
            folder=Path(str(values["folder"])),
            locks=(Path(locks[0]), Path(locks[1])),
            python=None if python is None else str(python),
            stamp=str(values["stamp"]),
        )

    @property
    def own_python(self) -> str:
        """The environment's own interpreter."""
        return str(self.folder / "bin" / "python")

    def pip(self, *arguments: str) -> list[str]:
        """Return a pip command; modules are compiled at first import, most of them never."""
        quiet = ["--disable-pip-version-check", "--no-input"]
        return [self.own_python, "-m", "pip", *quiet, "install", "--no-compile", *arguments]

    def commands(self, environment: Mapping[str, str]) -> list[list[str]]:
        """Return what is to be run, in order; nothing when the locks are met already."""
        lock, alone = map(str, self.locks)
        everything = [self.pip("-r", lock), self.pip("--no-deps", "--require-hashes", "-r", alone)]
        if self.python is not None:
            return [[self.python, "-m", "venv", "--clear", str(self.folder)], *everything]
        version = [self.own_python, "-m", "pip", "--version"]
        if subprocess.run(version, capture_output=True, env=environment, check=False).returncode:  # noqa: S603
            return [[self.own_python, "-m", "ensurepip", "--upgrade"], *everything]
        found = self.flaws(environment)
        if not found:
            return []
        broken = [pin for kind, pin in found if kind == "broken"]
        repair = [self.pip("--force-reinstall", "--no-deps", *broken)] if broken else []
        return [*repair, *everything]

    def flaws(self, environment: Mapping[str, str]) -> list[tuple[str, str]]:
        """Return what the environment lacks of its locks, as (kind, pin)."""
        pins = "\n".join(lock.read_text(encoding="utf-8") for lock in self.locks)
        command = [self.own_python, str(FLAWS)]
        done = subprocess.run(  # noqa: S603
            command, input=pins, capture_output=True, text=True, env=environment, check=True
        )
        return [(kind, pin) for kind, _, pin in (line.partition(" ") for line in done.stdout.splitlines())]
