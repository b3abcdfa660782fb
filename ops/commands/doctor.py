"""`./attune doctor`: is everything as it should be?"""

import sys

import click
from rich.console import Console

from ops.doctor.examination import examine, table
from ops.doctor.finding import Health
from ops.settings import read_settings


@click.command()
def doctor() -> None:
    """Check interpreters, environments, ports, database, models, disk and memory; change nothing.

    The exit status is 1 when something needed is broken; what the next build makes counts as "not yet".
    """
    findings = examine(read_settings())
    Console().print(table(findings))
    sys.exit(1 if any(finding.health is Health.BROKEN for finding in findings) else 0)
