"""action_sense_emotion: how the customer feels, once for every message, before Rasa decides anything.

Called by Rasa for the slots emotion, mood and escalate. Logs the turn, always exactly once; what a
customer forbade us to read is neither read, from words or from behaviour, nor kept.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from actions.alarms import alarm_of
from actions.at_hand import Known
from actions.care.bare import is_bare_detail, is_bare_move
from actions.care.behaviour import signs
from actions.care.course import felts
from actions.care.fusion import felt
from actions.care.levels import GLAD
from actions.care.mood import Mood, moods
from actions.care.praising import praises
from actions.handing_over import person_slot
from actions.house import REMEMBERED_TURNS
from actions.reply import Reply
from actions.senses import BUTTON, context_of
from actions.turns.base import TurnAction
from actions.work import Work
from emotion import Emotion
from store import Turn

log = logging.getLogger(__name__)

# A press on "Not for me" says a little, without words.
_MILD_SIGN = {"disappointment": 0.3, "neutral": 0.7}
# "Better than expected" says more than a press, and less than "I love it".
_PLEASED = {"delight": 0.7, "neutral": 0.3}


@dataclass(frozen=True, slots=True)
class Sensed:
    """One message's reading; no scores when it says nothing about feelings."""

    emotion: Emotion = Emotion.NEUTRAL
    confidence: float = 0.0
    intensity: float = 0.0
    scores: Mapping[str, float] = field(default_factory=dict)
    model: str = ""
    behaviour: Mapping[str, float] = field(default_factory=dict)


class ActionSenseEmotion(TurnAction):
    """Reads the message, moves the mood, logs the turn."""

    action_name = "action_sense_emotion"
    keeps_pending = True
    speaks = False
    always = True

    def answer(self, work: Work) -> Reply:
        """Set emotion, mood and escalate; say nothing."""
        alarm = alarm_of(work) is not None
        if not self._allowed(work):
            # Words that call for a person are no feelings; everything that is one stays unread.
            self._log(work, Sensed(), Mood(), escalate=alarm)
            return Reply(slots={"emotion": None, "mood": None, "escalate": alarm, **self._person(work)})
        sensed = self._sense(work)
        course = self._course(work, sensed)
        # What a person has dealt with since counts no more.
        lately = course[-len(work.scene.ours) - 1 :]
        escalate = alarm or (not work.message.is_payload and work.policy.escalates(lately))
        self._log(work, sensed, course[-1], escalate=escalate)
        slots = {"emotion": str(sensed.emotion), "mood": str(course[-1].emotion), "escalate": escalate}
        return Reply(slots={**slots, **self._person(work)})

    def _course(self, work: Work, sensed: Sensed) -> list[Mood]:
        weights = work.policy.table.behaviour
        intent = work.message.intent
        now = felt(work.scene.now, sensed.scores, sensed.behaviour, sensed.intensity, weights, intent)
        return moods([*felts(work.scene.before, work.policy), now], work.policy.pace)

    def _person(self, work: Work) -> dict[str, str | None]:
        # The store knows who has the conversation; the slot tells the channel, and may have missed a change.
        return {"person": person_slot(work.scene.handover)}

    def _note(self, work: Work, reply: Reply) -> Turn | None:
        """Sensing decides nothing, so there is nothing to add to the turn."""

    def _allowed(self, work: Work) -> bool:
        try:
            return work.store.privacy.mood_allowed(work.scene.customer_id, work.message.conversation_id)
        except Exception as problem:  # without the database nobody's refusal can be looked up
            log.warning("consent.unknown turn=%s error=%s", work.message.turn_id, type(problem).__name__)
            return False

    def _sense(self, work: Work) -> Sensed:
        message = work.message
        if message.is_payload:
            if message.intent == "dislike":
                return Sensed(intensity=0.2, scores=_MILD_SIGN, model=BUTTON)
            return Sensed(model=BUTTON)
        if not message.text.strip():
            return Sensed()
        behaviour = signs(message.text, message.intent, work.scene.now, work.scene.before)
        if is_bare_move(message.text, message.intent) or is_bare_detail(message.text):
            return Sensed(model=BUTTON, behaviour=behaviour)
        sensed = self._read(work)
        if sensed.scores and sensed.emotion not in GLAD and praises(message.text, message.intent):
            sensed = Sensed(Emotion.DELIGHT, intensity=0.4, scores=_PLEASED, model=BUTTON)
        return replace(sensed, behaviour=behaviour)

    def _read(self, work: Work) -> Sensed:
        message = work.message
        reading = work.senses.read(
            message.text, message.turn_id, context_of(message.text, work.scene.before, message.answered)
        )
        if reading is None:
            return Sensed()
        if reading.abstained:
            return Sensed(model=reading.model)
        scores = {str(emotion): float(score) for emotion, score in reading.scores.items()}
        return Sensed(
            reading.emotion, float(reading.confidence), float(reading.intensity), scores, reading.model
        )

    def _log(self, work: Work, sensed: Sensed, mood: Mood, *, escalate: bool) -> None:
        message = work.message
        turn = Turn(
            id=message.turn_id,
            conversation_id=message.conversation_id,
            customer_id=message.customer_id,
            channel=message.channel,
            at=work.scene.now,
            text=message.text,
            intent=message.intent or None,
            emotion=str(sensed.emotion),
            confidence=sensed.confidence,
            intensity=sensed.intensity,
            scores=sensed.scores,
            model=sensed.model,
            mood=str(mood.emotion),
            mood_level=mood.valence,
            slope=mood.slope,
            escalate=escalate,
            behaviour=sensed.behaviour,
        )
        try:
            is_new = work.store.turns.add(turn)
        except Exception as problem:  # the reading still helps this turn
            log.warning("turn.unlogged turn=%s error=%s", message.turn_id, type(problem).__name__)
            return
        if is_new:
            recent = (*work.scene.recent, turn)[-REMEMBERED_TURNS:]
            self._house.at_hand.keep(turn.id, Known(recent, work.scene.handover))
