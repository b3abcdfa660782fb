"""Leftovers: charts of an earlier page in the same folder that the new page has not.

run.json keeps the hash of every chart that was written. A file that is not listed there, or is another one
by now, is somebody else's and stays.
"""

import json
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final

from emotion.integrity import sha256_of

CHARTS: Final = "charts_sha256"  # in run.json: file name to hash


def written_before(run_file: Path) -> Mapping[str, str]:
    """Return the hash of each chart the earlier run wrote, by file name; nothing where none is told of."""
    try:
        told = json.loads(run_file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    charts = told.get(CHARTS) if isinstance(told, dict) else None
    if not isinstance(charts, dict):
        return {}
    return {name: value for name, value in charts.items() if _is_chart(name) and isinstance(value, str)}


def clear_away(folder: Path, earlier: Mapping[str, str], *, kept: Collection[str]) -> None:
    """Remove the charts of the earlier run, but those that are `kept` and those that somebody exchanged."""
    for name, wanted in earlier.items():
        path = folder / name
        if name not in kept and path.is_file() and not path.is_symlink() and sha256_of(path) == wanted:
            path.unlink()


def _is_chart(name: str) -> bool:
    return Path(name).name == name and name.endswith(".png")
