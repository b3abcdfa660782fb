"""The page of charts about weights that were just trained."""

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from matplotlib.figure import Figure

from emotion.evaluation.evaluate import Sets, evaluate
from emotion.evaluation.page import write_page
from emotion.export import export
from emotion.reader import Reader
from ops.emotion import places
from ops.emotion.reporting import run_facts

NOWHERE = Path("not-read-after-a-training")


def report_on(
    weights: Path,
    goemotions: Path,
    folder: Path,
    tell: Callable[[str], None],
    *,
    more: Mapping[str, tuple[str, Figure]],
) -> Path:
    """Measure weights as they would be served and write the page into the folder; nothing is served.

    Reads GoEmotions' dev split and no airline tweets: whoever looks at a test set after every training ends
    up choosing by it.

    Parameters
    ----------
    more
        Charts of the training itself, by file name: caption and figure.
    """
    sets = Sets(
        goemotions=goemotions,
        own=places.SERVICE_TEST,
        airline=NOWHERE,
        context=places.DIALOGUES_TEST,
        pairs=places.GRADED_PAIRS,
        fairness=places.COUNTERFACTUALS,
    )
    with tempfile.TemporaryDirectory() as served:
        reader = Reader.open(export(weights, Path(served) / "artefact"))
        report = evaluate(reader, sets, split="dev", tell=tell)
        made = dict(reader.manifest.made)
        run = run_facts("train", model=reader.version, data=sets.files("dev"), seed=made["seed"], made=made)
        return write_page(report, folder, run=run, more=more)
