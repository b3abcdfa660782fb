"""Soothing: the opening words for an upset customer, always followed by a concrete next step.

An apology alone does not calm; so no function here returns soothing words without a step.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from actions.buttons import PERSON
from actions.care.kinds import About, Care, Outcome, Tone
from actions.care.matching import Look, looks
from actions.care.schema import Opening
from actions.care.wording import Voice
from actions.reply import Bubble, Button, Reply

_REPEATED = re.compile(
    r"\b(again|(second|third|fourth|fifth|2nd|3rd|4th) time|how many times|ignor\w+|still waiting"
    r"|no ?(one|body) (answers?|replie[sd]|responds?)|keep (asking|calling|writing)"
    r"|been (writing|calling|asking|waiting))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Step:
    """A concrete next step: words that name it, and buttons that take it.

    Attributes
    ----------
    needed
        False for words that only calm: the calm and the glad get the buttons alone.
    """

    words: str
    buttons: tuple[Button, ...] = ()
    needed: bool = True


@dataclass(frozen=True, slots=True)
class Answer:
    """The plain content of a reply, before the mood has its say.

    Attributes
    ----------
    matter
        What it is about ("late", "damaged" …); chooses the opening words.
    facts
        What is so.
    step
        What happens, or can happen, next. Calm customers may do without.
    """

    matter: str
    facts: str
    step: Step | None = None
    outcome: Outcome = Outcome.FACTS


def opening_rows(openings: Sequence[Opening], tone: Tone, matter: str, text: str) -> list[Look[Opening]]:
    """Return a look at each row of the openings; the first that fits is followed."""
    about = About(matter) if matter in set(About) else About.OTHER
    again = _REPEATED.search(text) is not None
    return looks(openings, {"mood": tone, "matter": about, "again": again})


def opening(voice: Voice, openings: Sequence[Opening], matter: str, text: str = "") -> str:
    """Return the opening words the care table has for this tone and matter; "" where it has none."""
    row = next(look.row for look in opening_rows(openings, voice.tone, matter, text) if look.fits)
    return voice.open_with(row.say) if row.say is not None else ""


def soothed(
    answer: Answer,
    voice: Voice,
    openings: Sequence[Opening],
    *,
    text: str = "",
    slots: Mapping[str, object] | None = None,
    opened: bool = False,
) -> Reply:
    """Return the answer as one bubble: opening by mood, facts, next step.

    `opened` leaves the opening words out: the reply before this one said some.
    Without a step of its own, a soothing reply offers a person: that can always be done. Beside any other
    step the way to a person stands open, too, for whoever is upset may have been misunderstood.
    """
    words = "" if opened else opening(voice, openings, answer.matter, text)
    step = answer.step
    if words and (step is None or not step.words):
        step = Step(voice.say("utter_step_person"), step.buttons if step else ())
    if words and step is not None and not any(one.payload == PERSON.payload for one in step.buttons):
        step = replace(step, buttons=(*step.buttons, PERSON))
    said = step.words if step is not None and (step.needed or words) else ""
    parts = (words, answer.facts, said)
    text = " ".join(part for part in parts if part)
    bubble = Bubble(text, step.buttons if step else (), asks=(said,) if said else ())
    return Reply((bubble,), slots or {}, answer.outcome, Care.SOOTHE if words else None)
