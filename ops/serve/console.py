"""What `up` shows: one line for each the processes write, its name in front, in its colour.

While they start it shows none of it: Rasa and its libraries begin with a page of complaints about each
other. The log files have every line, and a failed start shows the end of one.
"""

from collections.abc import Mapping

from rich.console import Console
from rich.text import Text


class ConsoleWatcher:
    """Prints lines by prefix. Safe to call from several threads, as rich's console is."""

    def __init__(self, console: Console, colours: Mapping[str, str]) -> None:
        self._console = console
        self._colours = colours
        self._width = max(map(len, colours), default=0)
        self._following = False

    def follow(self) -> None:
        """Show what the processes say from now on."""
        self._following = True

    def line(self, name: str, text: str) -> None:
        """Print a line a process wrote, once they are followed."""
        if self._following:
            self.event(name, text)

    def event(self, name: str, text: str) -> None:
        """Print one line; its own control characters do not reach the terminal."""
        shown = Text(f"{name.rjust(self._width)} │ ", style=self._colours.get(name, "white"))
        shown.append(Text.from_ansi(text))
        self._console.print(shown, soft_wrap=True)


class Silent:
    """Shows nothing; the log files have it."""

    def line(self, name: str, text: str) -> None:
        """Ignore the line."""

    def event(self, name: str, text: str) -> None:
        """Ignore the event."""
