"""`./attune nlu`: what the trained Rasa model understands, and how well."""

import json
import os
import subprocess
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.console import Console

from ops import interrupt
from ops.build.everything import build
from ops.build.plan import BOT_PYTHON, MODEL
from ops.catalogue.vocabulary import write_vocabulary
from ops.demo_shop.files import FOLDER as DEMO_SHOP
from ops.demo_shop.reading import DemoFiles
from ops.serve.processes import child_environment
from ops.settings import read_settings


@click.group()
def nlu() -> None:
    """What Rasa understands of a message."""


@nlu.command()
@click.option("--jsonl", is_flag=True, help="JSON lines; the only format there is, and the default.")
def parse(jsonl: bool) -> None:  # noqa: ARG001 — accepted for the sake of scripts that say it
    """Read a text a line, write {"text", "intent", "confidence", "entities"} a line."""
    interrupt.listen()
    settings = read_settings()
    build(settings, Console(stderr=True), targets=["vocabulary", "rasa"])
    command = [BOT_PYTHON, "-m", "bot.nlu_parse", str(MODEL)]
    os.execve(BOT_PYTHON, command, child_environment(settings))  # noqa: S606


@nlu.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option(
    "--grouped", is_flag=True, help="Also with near-duplicate examples in one fold; twice the time."
)
def evaluate(*, as_json: bool, grouped: bool) -> None:
    """Measure intents by five-fold cross-validation, slips of the keyboard, entities, and foreign texts."""
    settings = read_settings()
    build(settings, Console(stderr=True), targets=["encoder", "vocabulary", "rasa"])
    with tempfile.TemporaryDirectory() as folder:
        # The annotated texts name the demo shop's goods, whatever this shop sells.
        goods = Path(folder, "vocabulary.json")
        write_vocabulary(DemoFiles(DEMO_SHOP, now=datetime.now(UTC)).products(), goods)
        environment = {**child_environment(settings), "ATTUNE_VOCABULARY": str(goods)}
        command = [BOT_PYTHON, "-m", "bot.nlu_measure", str(MODEL), *(["--grouped"] if grouped else [])]
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise click.ClickException("measuring failed; the lines above say where")
    figures = json.loads(done.stdout)
    click.echo(json.dumps(figures) if as_json else "\n".join(_lines(figures)))


def _lines(figures: dict[str, object]) -> list[str]:
    return [
        f"{name:<28} {value:.4f}" if isinstance(value, float) else f"{name:<28} {value}"
        for name, value in figures.items()
        if not isinstance(value, dict | list)
    ]
