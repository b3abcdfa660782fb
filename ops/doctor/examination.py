"""The whole examination, as a table."""

from collections.abc import Iterable

from rich.table import Table

from ops.doctor import artefacts, machine, services
from ops.doctor.finding import Finding, Health
from ops.settings import Settings

MARKS = {Health.WELL: "[green]✓[/]", Health.ABSENT: "[yellow]–[/]", Health.BROKEN: "[red]✗[/]"}


def examine(settings: Settings) -> list[Finding]:
    """Return everything there is to say."""
    return [*machine.findings(), *services.findings(settings), *artefacts.findings(settings)]


def table(findings: Iterable[Finding]) -> Table:
    """Return the findings as rows."""
    shown = Table("", "What", "State", "Detail", title="Attune", title_justify="left")
    for finding in findings:
        shown.add_row(MARKS[finding.health], finding.subject, str(finding.health), finding.detail)
    return shown
