"""What an environment lacks of its locks. Runs under that environment's own Python (3.10 too), alone.

Reads lock files on standard input and prints a line for each pin that is not met:
`absent NAME`, `other NAME` (another version), `broken NAME==VERSION` (an installation cut short).
"""

import sys
from importlib import metadata
from pathlib import Path


def is_whole(distribution: metadata.Distribution) -> bool:
    """Return whether an installation came to its end.

    Installers write INSTALLER last. Sizes are not compared: several packages write the same top-level README.
    """
    files = distribution.files or []
    present = (file.suffix == ".pyc" or Path(str(file.locate())).exists() for file in files)
    return distribution.read_text("INSTALLER") is not None and all(present)


def flaw(name: str, version: str) -> str:
    """Return what is wrong with one pinned package, "" when nothing is."""
    try:
        found = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return f"absent {name}"
    if found.version.split("+")[0] != version:
        return f"other {name}"
    return "" if is_whole(found) else f"broken {name}=={version}"


def pinned(line: str) -> "tuple[str, str]":
    """Return name and version of a lock's line, empty when it has none."""
    text, _, _ = line.partition("#")
    text, _, _ = text.partition("--")
    name, _, version = text.strip(" \\\n").partition("==")
    return name, version


if __name__ == "__main__":
    for package, wanted in map(pinned, sys.stdin):
        found_flaw = flaw(package, wanted) if wanted else ""
        if found_flaw:
            sys.stdout.write(found_flaw + "\n")
