"""Progress bars of a training, on standard error."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

# What is told of a step: the stage's name, the step, how many there are, the loss.
OnStep = Callable[[str, int, int, float], None]


@contextmanager
def training_bars(console: Console | None = None) -> Iterator[tuple[Callable[[str], None], OnStep]]:
    """Show one bar; yields what to call at the start of a part of the work, and after a training step."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console or Console(stderr=True)) as bars:
        bar = bars.add_task("starting", total=None)

        def begin(part: str) -> None:
            bars.reset(bar, description=part, total=None)

        def show(name: str, step: int, steps: int, loss: float) -> None:
            bars.update(bar, description=f"{name}  loss {loss:.3f}", completed=step, total=steps)

        yield begin, show
