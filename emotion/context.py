"""What went before a message: enough to know that the third "great, just great" is not praise.

A plain value. How much of it the model is given is decided in `emotion/tokens.py`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Context:
    """The conversation up to one message.

    Attributes
    ----------
    previous
        The customer's earlier messages, oldest first.
    assistant
        What the assistant said or did last, between the newest of `previous` and the message.
    """

    previous: tuple[str, ...] = ()
    assistant: str = ""

    def __post_init__(self) -> None:
        """Refuse one text for the many: its letters would be taken for messages."""
        if isinstance(self.previous, str):
            raise TypeError("previous is one text; give a tuple of messages, as Context((text,))")

    def __bool__(self) -> bool:
        """Whether there is anything to go by."""
        return bool(self.assistant or any(self.previous))
