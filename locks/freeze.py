"""Writes a lock file: the exact version of everything a list of requirements reaches in this environment.

Runs under either environment's Python (3.10 and up), so it uses nothing but `packaging`:

    .venv/bin/python locks/freeze.py main        bot/.venv/bin/python locks/freeze.py bot

It refuses to record where a package came from: no hosts, no local paths, no build tags such as +cpu.
"""

import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCKS = Path(__file__).resolve().parent
HEADER = "# Made by locks/freeze.py from {name}.in; change that file, install, then run it again.\n"
# Only a computer with an NVIDIA card wants these: the resolver decides there, not the lock.
NEVER_PINNED = ("nvidia-", "triton", "cuda-")


def requirements(name: str) -> Iterator[Requirement]:
    """Yield what is asked for directly, in `name`.in."""
    for line in (LOCKS / f"{name}.in").read_text(encoding="utf-8").splitlines():
        text = line.split("#")[0].strip()
        if text:
            yield Requirement(text)


def wanted(requirement: Requirement, extras: "set[str]") -> bool:
    """Return whether the requirement applies here, given the extras it was reached by."""
    if requirement.marker is None:
        return True
    return any(requirement.marker.evaluate({"extra": extra}) for extra in extras or {""})


def pins(name: str) -> "dict[str, str]":
    """Return name -> version for everything reachable from `name`.in."""
    found: dict[str, str] = {}
    seen: set[tuple[str, frozenset[str]]] = set()
    queue = list(requirements(name))
    while queue:
        requirement = queue.pop()
        key = canonicalize_name(requirement.name)
        extras = frozenset(requirement.extras)
        if (key, extras) in seen or key.startswith(NEVER_PINNED):
            continue
        seen.add((key, extras))
        distribution = metadata.distribution(key)
        found[key] = distribution.version.split("+")[0]
        children = (Requirement(text) for text in distribution.requires or [])
        queue += [child for child in children if wanted(child, {"", *extras})]
    return found


def main() -> int:
    """Write `name`.txt for each name given."""
    for name in sys.argv[1:]:
        lines = [f"{package}=={version}\n" for package, version in sorted(pins(name).items())]
        (LOCKS / f"{name}.txt").write_text(HEADER.format(name=name) + "".join(lines), encoding="utf-8")
        sys.stderr.write(f"locks/{name}.txt: {len(lines)} packages\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
