"""One bar for work that says its stage and how far it is, on standard error; it goes when all is done."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress


@contextmanager
def stage_bar() -> Iterator[Callable[[str, int, int], None]]:
    """Show the bar; yields what to call with the stage, the steps done and the steps in all."""
    with Progress(console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task("starting", total=None)

        def report(stage: str, done: int, of: int) -> None:
            bars.update(task, description=stage, completed=done, total=of)

        yield report
