"""`./attune care explain | test | report`: what care.yml does, whether it should, and how well it soothes."""

import json
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console

from ops.errors import WrongInput
from ops.settings import read_settings

if TYPE_CHECKING:
    from actions.care.policy import Policy
    from emotion import Reader

TABLE = Path("care.yml")
WORDS = Path("domain.yml")
EXAMPLES = Path("care.test.yml")
_MATTERS = ["late", "lost", "damaged", "wrong", "missing", "refund", "cancel", "return", "replace", "choose"]
_MATTERS += ["status", "other"]
_DONE = ["solved", "facts", "asked", "offered", "declined", "chatted", "unclear", "failed"]


@click.group()
def care() -> None:
    """What each mood calls for: try care.yml, check it, and see what its words do."""


@care.command()
@click.argument("text", nargs=-1, required=True)
@click.option("--as", "customer_id", metavar="CUSTOMER_ID", help="Takes the matter from their orders.")
@click.option("--before", "earlier", multiple=True, metavar="TEXT", help="A message before; may be repeated.")
@click.option("--matter", type=click.Choice(_MATTERS), default=None, help="What the answer is about.")
@click.option("--done", type=click.Choice(_DONE), default="facts", show_default=True, help="What it came to.")
@click.option("--case/--no-case", default=None, help="Whether a matter of theirs stays open.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def explain(
    *,
    text: tuple[str, ...],
    customer_id: str | None,
    earlier: tuple[str, ...],
    matter: str | None,
    done: str,
    case: bool | None,
    as_json: bool,
) -> None:
    """Show which rows of care.yml fire on a customer's TEXT, and why. Says and stores nothing."""
    from actions.care.kinds import Outcome  # noqa: PLC0415  loads ONNX Runtime
    from actions.errors import ActionsError  # noqa: PLC0415
    from ops.care import explaining, telling  # noqa: PLC0415

    if not " ".join(text).strip():
        raise WrongInput("there is nothing to read; give a customer's words in quotes")
    now, open_case = datetime.now(UTC), bool(case)
    try:
        policy = _policy()
        if customer_id is not None:
            seen, is_open = _matter_of(customer_id, now)
            matter, open_case = matter or seen, is_open if case is None else case
        question = explaining.Question(" ".join(text), earlier, matter or "", Outcome(done), open_case)
        found = explaining.explain(policy, _reader(), question, now)
    except ActionsError as problem:
        raise WrongInput(str(problem)) from None
    if as_json:
        click.echo(json.dumps(telling.explained_json(found), ensure_ascii=False, indent=1))
    else:
        Console(file=sys.stdout).print(telling.explained(found))


@care.command("test")
@click.argument("file", type=click.Path(path_type=Path), default=EXAMPLES)
def test_(file: Path) -> None:
    """Check care.yml against the situations in FILE; exit status 1 when one comes out otherwise."""
    from actions.care.situations import flaws, read_examples  # noqa: PLC0415  loads ONNX Runtime
    from actions.errors import ActionsError  # noqa: PLC0415

    try:
        policy, examples = _policy(), read_examples(file)
    except ActionsError as problem:
        raise WrongInput(str(problem)) from None
    failed = 0
    for example in examples:
        found = flaws(policy, example)
        failed += bool(found)
        click.echo(f"{'✗' if found else '✓'} {example.name}" + "".join(f"\n    {flaw}" for flaw in found))
    click.echo(f"{len(examples) - failed} of {len(examples)} situations come out as expected.")
    sys.exit(1 if failed else 0)


@care.command()
@click.option("--json", "as_json", is_flag=True, help="JSON objects in a list.")
def report(*, as_json: bool) -> None:
    """Show what each soothing wording did to the customer's next message, with 95 % intervals."""
    from actions.care.learning import learnt  # noqa: PLC0415  loads ONNX Runtime
    from actions.care.wording import read_responses  # noqa: PLC0415
    from actions.errors import ActionsError  # noqa: PLC0415
    from ops.care import reporting, telling  # noqa: PLC0415
    from store import migrate, open_store  # noqa: PLC0415

    url = read_settings().database_url
    migrate(url)
    try:
        table = _policy().table
    except ActionsError as problem:
        raise WrongInput(str(problem)) from None
    with open_store(url) as store:
        effects = learnt(store, table, datetime.now(UTC))
    found = reporting.lines(table, read_responses(WORDS), effects)
    if as_json:
        click.echo(json.dumps([asdict(line) for line in found], ensure_ascii=False, indent=1))
    else:
        Console(file=sys.stdout).print(telling.report(found))


def _policy() -> "Policy":
    from actions.care.policy import Policy  # noqa: PLC0415  loads ONNX Runtime
    from actions.care.table import read_care_table  # noqa: PLC0415
    from actions.care.wording import read_responses  # noqa: PLC0415

    return Policy(read_care_table(TABLE, read_responses(WORDS)))


def _reader() -> "Reader | None":
    from emotion import EmotionError, Reader  # noqa: PLC0415  loads ONNX Runtime
    from ops.build.everything import build  # noqa: PLC0415

    settings = read_settings()
    if not (settings.home / "emotion" / "manifest.json").exists():
        build(settings, Console(stderr=True), targets=["emotion"])
    try:
        return Reader.open(settings.home / "emotion")
    except EmotionError as problem:
        click.echo(f"the words cannot be read, only the behaviour: {problem}", err=True)
        return None


def _matter_of(customer_id: str, now: datetime) -> tuple[str, bool]:
    from ops.care.explaining import of_customer  # noqa: PLC0415  loads ONNX Runtime
    from ops.talk.customers import check_customer  # noqa: PLC0415
    from store import migrate, open_store  # noqa: PLC0415

    url = read_settings().database_url
    migrate(url)
    with open_store(url) as store:
        check_customer(store, customer_id)
        return of_customer(store, customer_id, now)
