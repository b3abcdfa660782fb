"""At a loss: what is said to a message nobody understood: the likeliest help first, a person in the end."""

import re
from typing import Final

from actions.buttons import PERSON, WHERE
from actions.care.kinds import CALMING, Care, Outcome, Tone
from actions.care.soothing import opening
from actions.orders.matters import read_case
from actions.pending import BRINGS_ONE, Pending, Wait
from actions.reply import Button, Reply, asking, say
from actions.still_open import waits_for_a_word
from actions.talk.complaints import ask_what_happened, likeliest_trouble, named_trouble
from actions.talk.guesses import guesses
from actions.work import Work

NONE_OF_THESE: Final = Button("Something else", "/deny")
_GLAD: Final = frozenset({"gratitude", "delight"})
_FOR_SURE: Final = 0.6
_SOMEBODY: Final = re.compile(
    r"\b(?:some(?:body|one)|any(?:body|one)|a (?:colleague|person|human|manager)|your (?:team|boss))\b",
    re.IGNORECASE,
)


def not_understood(work: Work, ways_on: tuple[Button, ...]) -> Reply:
    """Say what is possible; the second time in a row offer a person instead of a list.

    Whoever names an order that is in trouble has said enough: what can be done about it is told.

    Parameters
    ----------
    ways_on
        Buttons for what most people come for.
    """
    if named_trouble(work) is not None or _still_troubled(work):
        return ask_what_happened(work)
    if waits_for_a_word(work):
        return _felt_with(work) or _lost(work, "utter_not_caught")
    if _SOMEBODY.search(work.message.text):
        slots = {"pending": str(BRINGS_ONE), "case": work.message.slot("case")}
        return say(work.voice.say("utter_ask_person"), PERSON, outcome=Outcome.ASKED, slots=slots)
    if _sounds_glad(work):
        return say(work.voice.say("utter_praise"), outcome=Outcome.CHATTED)
    return _guessed(work, ways_on)


def _guessed(work: Work, ways_on: tuple[Button, ...]) -> Reply:
    last = work.scene.last
    if last is not None and (last.outcome == Outcome.UNCLEAR or last.intent == work.message.intent):
        return _lost(work, "utter_not_understood_again", PERSON, WHERE, pending=BRINGS_ONE)
    meant = guesses(work)
    if meant:
        likeliest = Pending(Wait.MEANT, meant[0].payload.removeprefix("/"))
        return _lost(work, "utter_did_you_mean", *meant, NONE_OF_THESE, pending=likeliest)
    puzzled = work.scene.tone is Tone.PUZZLED and likeliest_trouble(work) is None
    if work.scene.tone in CALMING and not puzzled:
        return ask_what_happened(work)
    return _lost(work, "utter_not_understood", *ways_on)


def _lost(work: Work, family: str, *buttons: Button, pending: Pending | None = None) -> Reply:
    slots = {"pending": str(pending)} if pending is not None else {}
    return asking(say(work.voice.say(family), *buttons, outcome=Outcome.UNCLEAR, slots=slots))


def _felt_with(work: Work) -> Reply | None:
    """Return a word to who is sad or worried while we wait for theirs: their question is put after it."""
    if work.scene.tone not in {Tone.LOW, Tone.WORRIED}:
        return None
    words = opening(work.voice, work.policy.table.openings, "", work.message.text)
    return say(words, PERSON, outcome=Outcome.UNCLEAR, care=Care.SOOTHE) if words else None


def _still_troubled(work: Work) -> bool:
    """Return whether somebody upset goes on about the matter of theirs that is open, whatever they said."""
    case = read_case(work.message.slot("case"))
    return case is not None and case.order_id != "" and work.scene.tone is Tone.UPSET


def _sounds_glad(work: Work) -> bool:
    """Return whether what was not understood says for sure that they are happy, and asks nothing."""
    turn = work.scene.turn
    glad = turn is not None and turn.emotion in _GLAD and turn.confidence >= _FOR_SURE
    return glad and work.scene.tone is Tone.GLAD and "?" not in work.message.text
