"""Erasing: what the customer said, was shown and felt, forgotten after a yes."""

from actions.care.kinds import Outcome
from actions.reply import Bubble, Reply
from actions.work import Work


def erase(work: Work) -> Reply:
    """Erase in the store, clear the slots, and tell the channel so that it forgets too."""
    work.store.privacy.erase(work.scene.customer_id, work.message.conversation_id)
    bubble = Bubble(work.voice.say("utter_erased"), extra={"erased": True})
    return Reply((bubble,), {**dict.fromkeys(work.message.slots), "escalate": False}, Outcome.SOLVED)
