"""`attune chat` for a person at a terminal: bubbles as text, what the assistant felt in grey."""

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from ops.talk.chat import Exchange


def prompts(console: Console) -> Iterator[str]:
    """Yield what the person types, until an end of input."""
    console.print("Talk to the assistant; an empty line or Ctrl-D ends.", style="dim")
    while True:
        try:
            message = console.input("[bold]you ›[/] ")
        except EOFError:
            return
        if not message.strip():
            return
        yield message


def show(exchange: Exchange, console: Console) -> None:
    """Print one exchange."""
    if exchange.error:
        console.print(Text(exchange.error, style="red"))
    for reply in exchange.answer.replies:
        if reply["text"]:
            console.print(Text(f"attune › {reply['text']}", style="cyan"))
        for card in _dicts(reply["cards"]):
            console.print(Text(f"   ▢ {card.get('title')}  {card.get('price')}  — {card.get('reason')}"))
        for button in _dicts(reply["buttons"]):
            console.print(Text(f"   [{button.get('title')}]  {button.get('payload')}", style="dim"))
    felt = ", ".join(f"{name} {value}" for name, value in exchange.reading.items() if value)
    console.print(Text(f"   {felt}", style="dim"))


def _dicts(value: object) -> list[dict[str, object]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
