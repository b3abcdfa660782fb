"""action_mood_consent: whether we may read how they feel."""

from actions.consent import set_consent
from actions.reply import Reply
from actions.turns.base import TurnAction
from actions.work import Work


class ActionMoodConsent(TurnAction):
    """Stops or resumes the reading of moods, at once and for good."""

    action_name = "action_mood_consent"
    always = True  # a right, whoever has the conversation

    def answer(self, work: Work) -> Reply:
        """Note their word."""
        return set_consent(work, allowed=work.message.intent == "resume_mood")
