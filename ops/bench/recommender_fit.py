"""How long a fit takes and how much memory: each in a process of its own, so that peaks do not mix.

    python -m ops.bench.recommender_fit 100000      prints {"fit_s": …, "fit_wall_s": …, "fit_peak_mib": …}

From the stream of reactions to the artefact on disk, with the settings of a shop, on one thread; `fit_s`
is processor time, which does not count the turns of other programs.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from ops.bench.recommender_shop import Shop, interactions, open_shop
from recommender.training import TrainingSet, TrainingSetBuilder, TrainingSettings, fit

N_ITEMS = 20_000
_EVENTS_PER_CUSTOMER = 20


def in_a_process(n_events: int) -> dict[str, float]:
    """Return the seconds and the peak memory of a fit.

    Raises
    ------
    subprocess.CalledProcessError
        If the fit fails.
    """
    command = [sys.executable, "-m", "ops.bench.recommender_fit", str(n_events)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603  ourselves
    found: dict[str, float] = json.loads(done.stdout)
    return found


def gathered(shop: Shop, n_events: int) -> TrainingSet:
    """Return the training set of so many reactions in this shop."""
    builder = TrainingSetBuilder()
    builder.add_items({item.id: item.features for item in map(shop.item, range(len(shop.categories)))})
    builder.add_customers({f"C{row}": shop.customer(row) for row in range(len(shop.tastes))})
    builder.add(interactions(shop, n_events))
    return builder.build()


def main() -> None:
    """Fit once and print what it took."""
    n_events = int(sys.argv[1])
    shop = open_shop(N_ITEMS, max(n_events // _EVENTS_PER_CUSTOMER, 1))
    began = time.process_time(), time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        fit(gathered(shop, n_events), Path(folder), TrainingSettings())
    took = time.process_time() - began[0], time.perf_counter() - began[1]
    unit = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20
    print(json.dumps({"fit_s": took[0], "fit_wall_s": took[1], "fit_peak_mib": peak}))  # noqa: T201  this is its answer


if __name__ == "__main__":
    main()
