"""The house: everything an action may need, and what it has in its hands for one message.

Built in `actions.wiring`. Whatever cannot be had, a history or a hand-over, is gone on without.
"""

import logging
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from actions.at_hand import AtHand, Known
from actions.care.effects import Effects
from actions.care.levels import HOT, VALENCE
from actions.care.mood import Mood
from actions.care.policy import Policy
from actions.care.wording import Responses, Voice
from actions.scene import Message, Scene
from actions.senses import Senses
from actions.settings import Settings
from actions.shelf.rules import NO_RULES, ShelfRules
from actions.shelf.stock import Shelf
from actions.shop import ShopBackend
from actions.work import Work
from emotion import Emotion
from store import Handover, Store, Turn

log = logging.getLogger(__name__)

REMEMBERED_TURNS = 16


def now() -> datetime:
    """Return the present moment."""
    return datetime.now(UTC)


def _no_words() -> Responses | None:
    return None


def _nothing_learnt() -> Effects | None:
    return None


def _no_rules() -> ShelfRules:
    return NO_RULES


def tell_nobody(_: Handover) -> None:
    """Announce nothing: no address was given."""
    return


def _no_proof(_address: str, _conversation_id: str) -> str | None:
    return None


def _id() -> str:
    return uuid.uuid4().hex


@dataclass(frozen=True, slots=True)
class House:
    """Everything an action may need.

    Attributes
    ----------
    policy, shelf, words
        Give what is in place now; they follow changes on disk and in the database. The words are those of
        domain.yml on disk: a sentence changed there is said at once, without training Rasa again.
    """

    settings: Settings
    store: Store
    shop: ShopBackend
    policy: Callable[[], Policy | None]
    senses: Senses
    shelf: Callable[[], Shelf | None]
    words: Callable[[], Responses | None] = _no_words
    clock: Callable[[], datetime] = now
    new_id: Callable[[], str] = _id
    announce: Callable[[Handover], None] = tell_nobody
    proof_of: Callable[[str, str], str | None] = _no_proof
    effects: Callable[[], Effects | None] = _nothing_learnt
    rules: Callable[[], ShelfRules] = _no_rules
    at_hand: AtHand = field(default_factory=AtHand)

    def work_on(self, message: Message, responses: Mapping[str, Any]) -> Work:
        """Return what an action has in its hands for this message."""
        policy = self.policy()
        if policy is None:
            raise LookupError("no care table was ever read; see the log from the start")
        known = self.at_hand.take(message.turn_id) or self.known(message)
        recent = known.recent
        last = recent[-1] if recent and recent[-1].id == message.turn_id else None
        mood = mood_of(last or (recent[-1] if recent else None))
        scene = Scene(message, self.clock(), mood, policy.tone(mood), recent, known.handover)
        learning = policy.table.learning
        voice = Voice(
            {**responses, **(self.words() or {})},
            tone=scene.tone,
            slots=message.slots,
            said=message.slots.get("said") or (),
            seed=f"{self.settings.seed}/{message.turn_id}",
            effects=self.effects(),
            exploration=learning.exploration if learning.enabled else 1.0,
        )
        return Work(
            scene=scene,
            voice=voice,
            policy=policy,
            store=self.store,
            shop=self.shop,
            senses=self.senses,
            shelf=self.shelf,
            new_id=self.new_id,
            proof_of=self.proof_of,
            exploration=self.settings.exploration,
            rules=self.rules(),
            announce=self.announce,
        )

    def known(self, message: Message) -> Known:
        """Return what the database knows of the conversation, as far as it can be reached."""
        return Known(self._recent(message), self._handover(message))

    def _recent(self, message: Message) -> tuple[Turn, ...]:
        try:
            return tuple(self.store.turns.recent(message.conversation_id, REMEMBERED_TURNS))
        except Exception as problem:  # no database: go on without history
            log.warning("history.unknown turn=%s error=%s", message.turn_id, type(problem).__name__)
            return ()

    def _handover(self, message: Message) -> Handover | None:
        try:
            found = self.store.handovers.of_conversation(message.conversation_id)
        except Exception as problem:  # no database: nobody can have it either
            log.warning("handover.unknown turn=%s error=%s", message.turn_id, type(problem).__name__)
            return None
        return found[-1] if found else None


def mood_of(turn: Turn | None) -> Mood:
    """Return the mood a turn was logged with."""
    if turn is None or turn.mood not in set(Emotion):
        return Mood()
    emotion = Emotion(turn.mood)
    hot = emotion in HOT
    # The log keeps the valence; how strong the feeling is that names the mood follows from it closely.
    level = min(1.0, abs(turn.mood_level / VALENCE[emotion])) if VALENCE[emotion] else 0.0
    levels: dict[Emotion, float] = {} if emotion is Emotion.NEUTRAL else {emotion: level}
    return Mood(emotion, level, level if hot else 0.0, turn.mood_level, turn.slope, levels)
