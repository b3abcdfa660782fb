"""The whole of `attune test`: build what it needs, check, sum up."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from ops.build.everything import build
from ops.build.plan import RASA_ENVIRONMENT
from ops.checks.plan import Check, checks
from ops.checks.runner import CheckRunner, Result
from ops.checks.tally import total
from ops.serve.logs import tail
from ops.serve.processes import LEAN
from ops.settings import Settings

TAIL_LINES = 40


def run(settings: Settings, console: Console, *, quick: bool, extra: Sequence[str]) -> int:
    """Run the checks; return 1 when one failed, 0 otherwise.

    Parameters
    ----------
    extra
        Arguments for pytest; with them nothing else runs, and nothing is built.
    """
    if not quick and not extra:
        console.print("[bold]Building[/]")
        build(settings, console)
    console.print("[bold]Testing[/]")
    runner = CheckRunner(settings.home, {**LEAN, **RASA_ENVIRONMENT}, lambda *news: _tell(console, *news))
    results = runner.run(checks(settings.home, quick=quick, extra=extra))
    for result in results:
        if result.tally.failed or extra:
            console.print(f"\n[bold]{result.check.name}[/] ({result.log})")
            console.print(tail(result.log, TAIL_LINES), markup=False, highlight=False, soft_wrap=True)
    console.print(_table(results))
    summed = total(result.tally for result in results)
    console.print(str(summed), highlight=False)
    return 1 if summed.failed else 0


def _tell(console: Console, check: Check, result: Result | None) -> None:
    if result is None:
        console.print(f"  … {check.name}", style="dim")
        return
    mark = "[red]✗[/]" if result.tally.failed else "[green]✓[/]"
    console.print(f"  {mark} {check.name} [dim]{result.seconds:.0f} s[/]")


def _table(results: Sequence[Result]) -> Table:
    shown = Table("", "Check", "Passed", "Failed", "Skipped", "Seconds")
    for result in results:
        tally = result.tally
        mark = "[red]✗[/]" if tally.failed else "[green]✓[/]"
        numbers = (str(tally.passed), str(tally.failed), str(tally.skipped), f"{result.seconds:.0f}")
        shown.add_row(mark, result.check.name, *numbers)
    return shown
