"""Never the very same answer twice running: said again, it is owned up to, and a person is offered.

The wordings vary by themselves; this catches what they cannot vary, such as a product's own facts.
"""

from dataclasses import replace

from actions.buttons import PERSON
from actions.care.kinds import Outcome
from actions.reply import Reply
from actions.work import Work


def never_twice(work: Work, reply: Reply) -> Reply:
    """Return the reply, made different from what was said last if it is the same to the letter."""
    before = _plain(work.message.answered)
    said = _plain(" ".join(bubble.text for bubble in reply.bubbles if bubble.text))
    same = said != "" and (before == said or before.startswith(f"{said} "))
    if not same or reply.outcome is Outcome.HANDED_OVER:
        return reply
    first, *others = reply.bubbles
    person = work.voice.say("utter_step_person")
    words = f"{work.voice.say('utter_same_again')} {first.text} {person}"
    offered = any(button.payload == PERSON.payload for button in first.buttons)
    buttons = first.buttons if offered else (*first.buttons, PERSON)
    again = replace(first, text=words, buttons=buttons, asks=(*first.asks, person))
    return replace(reply, bubbles=(again, *others))


def _plain(text: str) -> str:
    return " ".join(text.split())
