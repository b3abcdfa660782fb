"""The guard every channel puts before Rasa: what goes in is clean, and something always comes out.

Wraps Rasa's `on_new_message`. Decides nothing about the dialogue and logs ids only.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any, Awaitable, Callable, Dict, Optional, Sequence, Tuple

import structlog
from rasa.core.channels.channel import UserMessage

from bot.channels.conversations import CannotForget, Conversations, Person
from bot.channels.degraded import graceful_reply, plain_reply, slow_reply
from bot.channels.help_line import NO_HELP_LINE, HelpLine
from bot.channels.intake import Admitted, admit
from bot.channels.limits import Limits
from bot.channels.masking import DEFAULT_REGIONS
from bot.channels.proof import email_proof
from bot.channels.replies import Reply, Witness
from bot.channels.words import Turns, words

OnNewMessage = Callable[[UserMessage], Awaitable[Any]]
WAITING = "waiting"
_SHORT = 200  # characters; searched in less time than a thread takes to start
log = structlog.get_logger()


@dataclass(frozen=True)
class Outcome:
    """What became of a message beside the replies.

    Attributes
    ----------
    notice
        Something to tell the customer.
    erased
        Whether to start anew.
    person
        Who has the conversation, None while it is the assistant's (or nothing changed in that).
    """

    notice: Optional[str] = None
    erased: bool = False
    person: Optional[Person] = None


class Guard:
    """Lets messages through to one `on_new_message`."""

    def __init__(
        self,
        on_new_message: OnNewMessage,
        conversations: Conversations,
        *,
        limits: Limits,
        regions: Sequence[str] = DEFAULT_REGIONS,
        secret: str,
        help_line: HelpLine = NO_HELP_LINE,
    ) -> None:
        self._on_new_message = on_new_message
        self._conversations = conversations
        self._limits = limits
        self._regions = regions
        self._secret = secret
        self._help_line = help_line
        self.turns = Turns()

    async def handle(self, message: UserMessage) -> Outcome:
        """Run one turn; replies go to the message's output channel, and there is always one.

        Parameters
        ----------
        message
            As the client sent it. Its metadata may hold "customer_id" and "title"; the rest is written here.
        """
        raw = message.text or ""
        admitted = await self._admit(raw)
        responses = self._conversations.responses()
        if not admitted.text:
            said = words("utter_channel_empty", responses, turn=self.turns.next(message.sender_id))
            await _say(message, plain_reply(said))
            return Outcome()
        proof = (
            None
            if admitted.is_payload
            else email_proof(raw[: self._limits.max_chars], message.sender_id, self._secret)
        )
        witness, person = await self._run(message, admitted, proof)
        if witness.erased:
            await self._forget(message.sender_id)
        notice = None
        if admitted.truncated:
            turn, limit = self.turns.next(message.sender_id), f"{self._limits.max_chars:,}"
            notice = words("utter_channel_too_long", responses, turn=turn, limit=limit)
        elif person is not None and not witness.spoke and person.status == WAITING:
            notice = words("utter_channel_waiting", responses, turn=self.turns.next(message.sender_id))
        return Outcome(notice, witness.erased, person)

    async def _admit(self, raw: str) -> Admitted:
        if len(raw) <= _SHORT:
            return admit(raw, limits=self._limits, regions=self._regions)
        # In a thread: a long text of nothing but digits takes long to search, and everybody else is waiting.
        return await asyncio.to_thread(admit, raw, limits=self._limits, regions=self._regions)

    async def _run(
        self, message: UserMessage, admitted: Admitted, proof: Optional[str]
    ) -> Tuple[Witness, Optional[Person]]:
        witness = Witness(message.output_channel)
        passed = UserMessage(
            admitted.text,
            witness,
            message.sender_id,
            input_channel=message.input_channel,
            message_id=message.message_id,
            metadata=_metadata(message, admitted, proof),
        )
        turn = asyncio.ensure_future(self._on_new_message(passed))
        done, _ = await asyncio.wait({turn}, timeout=self._limits.turn_deadline_s)
        if not done:
            log.warning("channel.slow_turn", conversation=message.sender_id)
            turn.add_done_callback(_retrieve)
            if not witness.spoke:
                responses = self._conversations.responses()
                turn_number = self.turns.next(message.sender_id)
                said = slow_reply(responses, help_line=self._help(admitted), turn=turn_number)
                await _say(message, said)
            return witness, None
        if turn.cancelled() or turn.exception() is not None:
            error = "cancelled" if turn.cancelled() else type(turn.exception()).__name__
            log.error("channel.failed_turn", conversation=message.sender_id, error=error)
        if witness.spoke:
            return witness, Person(WAITING) if witness.handed_over else None
        person = await self._person(message.sender_id)
        # With a person in the conversation silence is right, except after words that are always answered.
        if person is None or self._help(admitted):
            await self._answer_silence(message, admitted)
        return witness, person

    def _help(self, admitted: Admitted) -> Optional[str]:
        return None if admitted.is_payload else self._help_line.due(admitted.text)

    async def _person(self, conversation: str) -> Optional[Person]:
        try:
            return await self._conversations.person(conversation)
        except Exception as error:  # the tracker store may be what is down; then an answer is due
            log.error("channel.person_unknown", conversation=conversation, error=type(error).__name__)
            return None

    async def _answer_silence(self, message: UserMessage, admitted: Admitted) -> None:
        log.warning("channel.silent_turn", conversation=message.sender_id)
        order, help_line, turn = None, self._help(admitted), self.turns.next(message.sender_id)
        try:
            order = await self._conversations.order_in_last_message(message.sender_id)
            responses = self._conversations.responses()
            said = graceful_reply(
                admitted.text, order=order, responses=responses, help_line=help_line, turn=turn
            )
            await self._conversations.add_reply(message.sender_id, said)
        except Exception as error:  # the tracker store may be what is down; an answer goes out all the same
            log.error("channel.reply_not_kept", conversation=message.sender_id, error=type(error).__name__)
            said = graceful_reply(admitted.text, order=order, responses={}, help_line=help_line)
        await _say(message, said)

    async def _forget(self, conversation: str) -> None:
        try:
            await self._conversations.forget(conversation)
            log.info("channel.conversation_forgotten", conversation=conversation)
        except CannotForget as error:
            log.error("channel.cannot_forget", conversation=conversation, reason=str(error))


async def _say(message: UserMessage, said: Reply) -> None:
    await message.output_channel.send_response(
        message.sender_id, {"text": said["text"], "buttons": list(said["buttons"])}
    )


def _metadata(message: UserMessage, admitted: Admitted, proof: Optional[str]) -> Dict[str, Any]:
    return {
        **(message.metadata or {}),
        "masked": list(admitted.masked),
        "truncated": admitted.truncated,
        "message_id": message.message_id,
        **({"email_proof": proof} if proof else {}),
    }


def _retrieve(turn: "asyncio.Future[Any]") -> None:
    """Look at a late turn's exception, which asyncio would otherwise print with the message in it."""
    if not turn.cancelled():
        turn.exception()
