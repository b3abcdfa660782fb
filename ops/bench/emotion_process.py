"""What the reader costs a process of its own: seconds until it can read, memory once it has read."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

# Imports count: whoever serves pays for them. Read are the probes, the longest message there is, and a batch.
_FRESH = """
import json, sys, time
import psutil
bare = psutil.Process().memory_info().rss
start = time.perf_counter()
from pathlib import Path
from emotion import Reader
reader = Reader.open(Path(sys.argv[1]))
loaded, used = time.perf_counter() - start, time.process_time()
from emotion.probes import PROBES
for text in PROBES:
    reader.read(text)
reader.read("where is my order " * 200)
reader.read_many(PROBES * 4)
whole = psutil.Process().memory_info().rss
heavy = sorted({"torch", "transformers", "onnx", "sklearn", "pandas"} & set(sys.modules))
print(json.dumps({"load_s": loaded, "used": used, "whole": whole, "bare": bare, "heavy": heavy}))
"""
_ROUNDS = 3


def measure(artefact_dir: Path) -> dict[str, float | str]:
    """Return `load_s`, the median of fresh processes, and their resident memory in MiB, the largest.

    `load_cpu_s` is the processor time from the interpreter's start on, which neighbours do not stretch.
    """
    found = [_fresh(artefact_dir) for _ in range(_ROUNDS)]
    loads = sorted(one["load_s"] for one in found)
    whole, bare = max(one["whole"] for one in found), min(one["bare"] for one in found)
    return {
        "load_s": round(loads[len(loads) // 2], 3),
        "load_cpu_s": round(min(one["used"] for one in found), 3),
        "rss_mb": round(whole / 2**20, 1),
        "rss_added_mb": round((whole - bare) / 2**20, 1),
        "training_libraries_loaded": ", ".join(found[0]["heavy"]) or "none",
    }


def _fresh(artefact_dir: Path) -> dict[str, Any]:
    run = subprocess.run(  # noqa: S603 our own interpreter and code
        [sys.executable, "-c", _FRESH, str(artefact_dir)], capture_output=True, text=True, check=True
    )
    found: dict[str, Any] = json.loads(run.stdout)
    return found
