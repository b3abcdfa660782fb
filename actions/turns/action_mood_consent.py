"""action_mood_consent: whether we may read how they feel."""

from actions.care.kinds import Outcome
from actions.reply import Reply, say
from actions.turns.base import TurnAction
from actions.work import Work


class ActionMoodConsent(TurnAction):
    """Stops or resumes the reading of moods, at once and for good."""

    action_name = "action_mood_consent"
    always = True  # a right, whoever has the conversation

    def answer(self, work: Work) -> Reply:
        """Note their word; after a no, nothing felt stays in the slots either."""
        allowed = work.message.intent == "resume_mood"
        work.store.privacy.allow_mood(work.scene.customer_id, work.message.conversation_id, allowed=allowed)
        if allowed:
            return say(work.voice.say("utter_mood_on"), outcome=Outcome.CHATTED)
        slots = {"emotion": None, "mood": None, "escalate": False}
        return say(work.voice.say("utter_mood_off"), outcome=Outcome.CHATTED, slots=slots)
