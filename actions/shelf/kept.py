"""Wishes that had to wait: kept while something else comes first, and taken up gently once it is settled."""

from actions.buttons import NO, RECOMMEND
from actions.care.kinds import Care, Outcome
from actions.care.stretches import browsing
from actions.pending import Pending, Wait
from actions.reply import Button, Reply, say
from actions.shelf.show import show
from actions.shelf.stock import EMPTY
from actions.shelf.wish import Wish, read_wish
from actions.work import Work

_SURPRISE = "surprise_me"
_WISHES = frozenset({"recommend", "recommend_gift", _SURPRISE})


def recall(work: Work, family: str) -> Reply:
    """Ask whether they would like to see now what they wanted to see before."""
    kept = work.message.slot("wish") or ""
    button = Button("Yes, show me", f"/{kept}" if kept in _WISHES else RECOMMEND.payload)
    slots = {"pending": str(Pending(Wait.WISH))}
    return say(work.voice.say(family), button, NO, outcome=Outcome.ASKED, care=Care.ASK, slots=slots)


def surprise(work: Work) -> Wish:
    """Return the wish to be surprised: of what they said only the money and the person still hold."""
    keep = browsing(work.scene.before) or work.message.slot("wish") is not None
    said = read_wish(work.message, work.shelf() or EMPTY, keep=keep)
    return Wish(varied=True, budget=said.budget, recipient=said.recipient, unwanted=said.unwanted)


def show_kept(work: Work) -> Reply:
    """Show what they wanted to see, as far as they had said what."""
    if work.message.slot("wish") == _SURPRISE:
        return show(work, surprise(work), intro="utter_offer_gently")
    return show(work, read_wish(work.message, work.shelf() or EMPTY, keep=True), intro="utter_offer_gently")
