"""How a build looks on a terminal: a line for each step, with the time it takes."""

import time

from rich.console import Console, Group
from rich.live import Live
from rich.spinner import Spinner
from rich.text import Text

from ops.build.plan import Step

REFRESH_PER_S = 4


class RichProgress:
    """Shows running steps with a spinner; in a pipe, prints a line when a step begins and ends."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._since: dict[str, tuple[Step, float]] = {}
        self._live = Live(console=console, refresh_per_second=REFRESH_PER_S, transient=True)

    def __enter__(self) -> "RichProgress":
        """Begin to show."""
        if self._console.is_terminal:
            self._live.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Show nothing any more."""
        if self._console.is_terminal:
            self._live.stop()

    def started(self, step: Step) -> None:
        """Show a step as running."""
        self._since[step.name] = (step, time.monotonic())
        if not self._console.is_terminal:
            self._console.print(f"  … {step.title}")

    def ended(self, step: Step, *, skipped: bool) -> None:
        """Print a step's last line."""
        if skipped:
            self._console.print(f"  [green]✓[/] {step.title} [dim]unchanged[/]")
            return
        _, since = self._since.pop(step.name)
        self._console.print(f"  [green]✓[/] {step.title} [dim]{time.monotonic() - since:.0f} s[/]")

    def tick(self) -> None:
        """Refresh the elapsed times."""
        if self._console.is_terminal:
            now = time.monotonic()
            rows = [
                Spinner("dots", Text(f"{step.title}  {now - since:.0f} s"))
                for step, since in self._since.values()
            ]
            self._live.update(Group(*rows))
