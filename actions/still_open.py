"""Still open: a question that waits for a yes is not lost to what is said in between.

Whatever was answered meanwhile, a question about a change is put again in short after the answer, so that the
next yes means it, and is seen to mean it. The words are those of `actions.in_short`.
"""

from dataclasses import replace
from typing import Final

from actions.buttons import PERSON
from actions.care.kinds import Outcome
from actions.in_short import asked_again
from actions.pending import WAYS_OUT, Wait, read_pending
from actions.reply import Bubble, Reply
from actions.work import Work

# These outlive any answer; the others only one that leaves open questions alone.
_LASTS: Final = WAYS_OUT | {Wait.ERASE}
_WITH_AN_ANSWER: Final = _LASTS | {Wait.ABOUT, Wait.BUY, Wait.WHICH}
# These outlive talk that was about nothing.
_BESIDE_NOTHING: Final = frozenset({Wait.WHICH})
_OF_NOTHING: Final = frozenset({Outcome.CHATTED, Outcome.UNCLEAR})
_IN_BETWEEN: Final = frozenset({Outcome.FACTS, Outcome.CHATTED, Outcome.UNCLEAR})
# After these nothing is asked again.
_ENDS: Final = frozenset({"affirm", "deny", "goodbye", "talk_to_human", "stop_mood", "resume_mood"})
_OF_GOODS: Final = frozenset({"like", "dislike", "buy", "why_product", "compare_products"})


def still_open(work: Work, reply: Reply, *, leaves_it: bool) -> Reply:
    """Return the reply with the open question put again, where it would be forgotten otherwise.

    Parameters
    ----------
    leaves_it
        Whether the action that answered leaves an open question alone.
    """
    pending = read_pending(work.message.slot("pending"))
    lasts = _WITH_AN_ANSWER if leaves_it else _LASTS
    lasts |= _BESIDE_NOTHING if reply.outcome in _OF_NOTHING else frozenset()
    if pending is None or pending.wait not in lasts or not reply.bubbles:
        return reply
    in_between = reply.outcome in _IN_BETWEEN or (reply.outcome is Outcome.ASKED and leaves_it)
    if not in_between or work.message.intent in _ENDS or reply.slots.get("pending"):
        return reply
    slots = {**reply.slots, "pending": str(pending)}
    asked = asked_again(work, pending)
    if asked is None:
        return replace(reply, slots=slots)
    if work.message.intent in _OF_GOODS and reply.outcome is Outcome.UNCLEAR:
        # "Nothing is on the table that you could mean" is no answer to them.
        reply = replace(reply, bubbles=(Bubble(work.voice.say("utter_not_caught")),))
    *others, last = reply.bubbles
    person = tuple(button for button in last.buttons if button.payload == PERSON.payload)
    words, asks = f"{last.text} {asked.text}", (*last.asks, *asked.asks)
    again = replace(last, text=words, buttons=(*asked.buttons, *person), asks=asks)
    return replace(reply, bubbles=(*others, again), slots=slots)


def waits_for_a_word(work: Work) -> bool:
    """Return whether a change of an order, or the erasing of their data, waits for their yes."""
    pending = read_pending(work.message.slot("pending"))
    return pending is not None and pending.wait in _LASTS
