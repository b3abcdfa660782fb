"""`./attune simulate --conversations N`: synthetic shoppers against the whole running system."""

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from ops import interrupt
from ops.build.everything import build
from ops.settings import read_settings
from ops.simulate.conversations.run import simulate
from ops.simulate.conversations.talking import Record

_SHOWN = (
    "conversations",
    "resolution_rate",
    "handed_over_rate",
    "turns_to_resolution",
    "mood_change",
    "mood_change_of_the_upset",
    "offers_while_angry",
    "double_actions",
    "dead_ends",
)


def run(*, conversations: int, seed: int, as_json: bool, transcripts: Path | None) -> None:
    """Simulate, and print what came of it."""
    interrupt.listen()
    settings, notes = read_settings(), Console(stderr=True)
    build(settings, notes)
    with (
        tempfile.TemporaryDirectory(prefix="attune-simulation-") as folder,
        Progress(console=notes, transient=True) as bars,
    ):
        task = bars.add_task("conversations", total=2 * conversations)
        figures, with_emotion, without = simulate(
            settings, Path(folder), conversations=conversations, seed=seed, told=lambda: bars.advance(task)
        )
    if as_json:
        print(json.dumps(figures))  # noqa: T201 the command's output
    else:
        Console().print(_table(figures))
    if transcripts is not None:
        transcripts.write_text(
            _written("with emotion", with_emotion) + _written("without emotion", without), encoding="utf-8"
        )


def _table(figures: Mapping[str, Any]) -> Table:
    shown = Table("Synthetic shoppers", "with emotion", "without")
    for name in _SHOWN:
        values = (figures["with_emotion"][name], figures["without_emotion"][name])
        shown.add_row(name.replace("_", " "), *(f"{value:g}" for value in values))
    return shown


def _written(title: str, records: list[Record]) -> str:
    parts = [f"# Synthetic conversations, {title}\n"]
    for record in records:
        end = "resolved" if record.resolved else "handed over" if record.handed_over else "unresolved"
        dead = ", DEAD END" if record.dead_end else ""
        parts.append(f"\n## {record.manner}, {record.goal}, {record.order_id}: {end}{dead}\n")
        parts += [f"{line}\n" for line in record.transcript]
    return "".join(parts)
