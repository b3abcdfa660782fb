"""`attune chat`: a message a line in, what the assistant said and how it read the customer out."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol, TextIO

from ops.talk.conversation import Answer, NoAnswer
from store import Turn

NEUTRAL = "neutral"
NOTHING = "nothing"


class Speaks(Protocol):
    """A conversation to say things in."""

    id: str

    def say(self, text: str) -> Answer:
        """Return the assistant's answer."""


class RemembersTurns(Protocol):
    """Where the turns are logged."""

    def last(self, conversation_id: str) -> Turn | None:
        """Return the newest turn of a conversation."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One message answered.

    Attributes
    ----------
    reading
        emotion, mood and care of this turn. A turn that was not read (nothing said, the action server
        down) counts as neutral, leaves the mood as it was and calls for nothing.
    error
        Why there is no answer, None when there is one.
    """

    answer: Answer
    reading: Mapping[str, str]
    error: str | None = None

    def to_json(self) -> str:
        """Return the exchange as one line."""
        body: dict[str, object] = {"replies": self.answer.replies, **self.reading}
        if self.answer.notice:
            body["notice"] = self.answer.notice
        if self.error:
            body["error"] = self.error
        return json.dumps(body, ensure_ascii=False)


def exchanges(messages: Iterable[str], conversation: Speaks, turns: RemembersTurns) -> Iterator[Exchange]:
    """Yield one exchange for each message, in order, whatever happens."""
    seen: str | None = None
    mood = NEUTRAL
    for message in messages:
        try:
            answer, error = conversation.say(message), None
        except NoAnswer as failure:
            answer, error = Answer(), str(failure)
        turn = turns.last(conversation.id)
        if turn is None or turn.id == seen:
            reading = {"emotion": NEUTRAL, "mood": mood, "care": NOTHING}
        else:
            seen, mood = turn.id, str(turn.mood)
            reading = {"emotion": str(turn.emotion), "mood": mood, "care": turn.care or NOTHING}
        yield Exchange(answer, reading, error)


def lines(stream: Iterable[bytes]) -> Iterator[str]:
    """Yield the messages of a stream; only newlines end one, not the other separators Unicode has."""
    for line in stream:
        yield line.decode("utf-8", errors="replace").rstrip("\r\n")


def write_jsonl(answered: Iterable[Exchange], out: TextIO) -> bool:
    """Write each exchange as it comes; return whether all were answered."""
    complete = True
    for exchange in answered:
        out.write(exchange.to_json() + "\n")
        out.flush()
        complete = complete and exchange.error is None
    return complete
