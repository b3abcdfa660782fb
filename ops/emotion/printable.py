"""Text of strangers on a terminal or a chart: nothing in it may steer either."""


def printable(text: str, *, most: int | None = None) -> str:
    """Return the text with a space for whatever is no visible character, cut at `most` characters."""
    shown = "".join(character if character.isprintable() else " " for character in text)
    return shown if most is None or len(shown) <= most else f"{shown[: most - 1]}…"
