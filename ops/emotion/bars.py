"""Progress bars of the emotion commands, on standard error."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

# What is told of a step: the stage's name, the step, how many there are, the loss.
OnStep = Callable[[str, int, int, float], None]
Begin = Callable[[str], None]


def _bars(console: Console | None) -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=console or Console(stderr=True))


@contextmanager
def training_bars(console: Console | None = None) -> Iterator[tuple[Begin, OnStep]]:
    """Show one bar; yields what to call at the start of a part of the work, and after a training step."""
    with _bars(console) as bars:
        bar = bars.add_task("starting", total=None)

        def begin(part: str) -> None:
            nonlocal bar
            bars.remove_task(bar)  # one that had a total cannot be told that it is unknown
            bar = bars.add_task(part, total=None)

        def show(name: str, step: int, steps: int, loss: float) -> None:
            bars.update(bar, description=f"{name}  loss {loss:.3f}", completed=step, total=steps)

        yield begin, show


@contextmanager
def parts_bar(parts: int, *, console: Console | None = None) -> Iterator[Begin]:
    """Show how many parts are done; yields what to call at the start of each, with its name."""
    with _bars(console) as bars:
        bar = bars.add_task("starting", total=parts)
        begun = 0

        def begin(part: str) -> None:
            nonlocal begun
            bars.update(bar, description=part, completed=begun)
            begun += 1

        yield begin
        bars.update(bar, description="done", completed=parts)


@contextmanager
def counting_bar(*, shown: bool) -> Iterator[Callable[[], None]]:
    """Show how many there were so far; yields what to call after each. Where not `shown`, nothing shows."""
    columns = (TextColumn("{task.completed} read"), TextColumn("{task.fields[rate]}"))
    with Progress(*columns, console=Console(stderr=True), disable=not shown, transient=True) as bars:
        bar = bars.add_task("", total=None, rate="")

        def count() -> None:
            task = bars.tasks[0]
            bars.update(bar, advance=1, rate=f"{task.speed:.0f} a second" if task.speed else "")

        yield count
