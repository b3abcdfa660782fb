"""action_small_talk: everything said without a request, and everything not understood."""

import re
from dataclasses import replace

from actions.buttons import PERSON, RECOMMEND, WHERE
from actions.care.kinds import CALMING, SHOWN, Outcome, Tone
from actions.in_short import asked_again
from actions.orders.choosing import take_choice
from actions.pending import Wait, read_pending
from actions.reply import Button, Reply, say
from actions.scene import Message
from actions.shelf.kept import show_kept
from actions.shelf.show import show
from actions.shelf.spoken_of import thing_in
from actions.shelf.stock import stems
from actions.shelf.wish import Wish
from actions.still_open import waits_for_a_word
from actions.talk.at_a_loss import not_understood
from actions.talk.chatting import chat_words
from actions.talk.complaints import ask_what_happened, likeliest_trouble
from actions.talk.greetings import first_name, known_trouble
from actions.talk.tact import may_bring_up_goods
from actions.talk.vouchers import voucher_after_all
from actions.turns.action_react import ActionReact
from actions.turns.action_recommend import ActionRecommend
from actions.turns.action_refine_offer import ActionRefineOffer
from actions.turns.action_take_order_number import ActionTakeOrderNumber
from actions.turns.base import TurnAction
from actions.work import Work

_BACK = Button("Return something", "/order_return")
_KNOWN = frozenset({"goodbye", "thanks", "are_you_bot", "chitchat", "praise", "out_of_scope"})
_UNCLEAR = frozenset({"nlu_fallback", "out_of_scope"})
_FEW_WORDS = 3
_WISHES = frozenset({"recommend", "buy"})
_COUNTS_OUT = re.compile(r"\bthe (?:first|second|third|middle|last)(?: one)?\b", re.IGNORECASE)
# What narrows down a choice of goods that is on the table.
_OF_GOODS = ("category", "colour", "size", "brand", "recipient", "occasion")


def _looking(work: Work) -> bool:
    """Return whether the last thing said was an offer."""
    last = work.scene.last
    return last is not None and last.outcome in SHOWN


def _names_a_kind(message: Message) -> bool:
    """Return whether hardly more is said than a kind of goods: "kitchen things"."""
    return message.entity("category") is not None and len(message.text.split()) <= _FEW_WORDS


def _likely_of_goods(message: Message) -> bool:
    """Return whether what was not understood is likeliest a wish for goods: "i want buy tea pot how much"."""
    likeliest = message.guesses[0][0] if message.guesses else None
    return message.intent == "nlu_fallback" and likeliest in _WISHES


def _out_of_the_blue(work: Work) -> bool:
    """Return whether praise opens the conversation and nothing of theirs is in trouble: then it is meant.

    "10/10 would order again" sounds annoyed by its "again".
    """
    return not work.scene.before and likeliest_trouble(work) is None


def _off_topic(work: Work) -> Outcome:
    """Return what a turn about something else came to: who is calm was understood, and chats."""
    return Outcome.UNCLEAR if work.scene.tone in CALMING else Outcome.CHATTED


class ActionSmallTalk(TurnAction):
    """Answers greetings, thanks, praise, complaints without a matter, and what was not understood."""

    action_name = "action_small_talk"

    def answer(self, work: Work) -> Reply:
        """Answer by intent."""
        intent = work.message.intent
        known = take_choice(work)
        upset = work.scene.tone in CALMING
        if intent == "praise" or (upset and intent in {"greet", "chitchat"}):
            # While something is still to be settled praise is sarcasm, or meant for what we are doing; and
            # "hello?" asks us to get on with it.
            known = known or self._asked(work)
        if intent in _UNCLEAR:
            known = known or self._of_what_it_names(work)
        if known is not None:
            return known
        # Praise in an upset mood is sarcasm more often than joy: joy would have lifted the mood.
        if intent == "praise" and upset and _out_of_the_blue(work):
            return say(work.voice.in_tone(Tone.CALM).say("utter_praise"), outcome=Outcome.CHATTED)
        if intent == "complain" or (upset and intent in {"greet", "chitchat", "praise"}):
            return ask_what_happened(work)
        if intent == "greet":
            return self._greet(work)
        if intent in _UNCLEAR or intent not in _KNOWN:
            off_topic = intent == "out_of_scope"
            told = self._of_a_voucher(work)
            return told or (self._out_of_scope(work) if off_topic else not_understood(work, ways_on(work)))
        closing = intent in {"thanks", "praise", "goodbye"} and work.scene.tone in {Tone.GLAD, Tone.CALM}
        slots = {"case": None if closing else work.message.slot("case")}
        words = chat_words(work) if intent == "chitchat" else work.voice.say(f"utter_{intent}")
        return say(words, outcome=Outcome.CHATTED, slots=slots)

    def _of_what_it_names(self, work: Work) -> Reply | None:
        """Answer by what a message names where it is not understood: "not more than eighty bucks"."""
        message = work.message
        if message.entity("order_number"):
            return ActionTakeOrderNumber(self._house).answer(work)
        pending = read_pending(message.slot("pending"))
        asked = pending is not None and pending.wait is Wait.WISH
        if (pending is not None and not asked) or not may_bring_up_goods(work):
            return None
        of_goods = (_looking(work) or asked) and any(map(message.entity, _OF_GOODS))
        kind = message.intent == "nlu_fallback" and _names_a_kind(message)
        if message.entity("budget") or of_goods or kind:
            return (ActionRefineOffer if _looking(work) else ActionRecommend)(self._house).answer(work)
        if _looking(work) and _COUNTS_OUT.search(message.text):
            liked = replace(work, scene=replace(work.scene, message=replace(message, intent="like")))
            return ActionReact(self._house).answer(liked)
        thing = thing_in(work, message.text) if _likely_of_goods(message) and not asked else None
        if thing is not None:
            return show(work, Wish(words=frozenset(stems(thing.title))), intro="utter_offer")
        # Asked what it should be for, whatever they say is good enough: asking again would be tiresome.
        return show_kept(work) if asked and message.intent == "nlu_fallback" else None

    def _greet(self, work: Work) -> Reply:
        name = first_name(work)
        if not work.scene.before and (ask := known_trouble(work, name)) is not None:
            return ask
        words = work.voice.say("utter_greet_name", name=name) if name else work.voice.say("utter_greet")
        return say(words, *ways_on(work), outcome=Outcome.CHATTED)

    def _of_a_voucher(self, work: Work) -> Reply | None:
        told = voucher_after_all(work)
        if told is None:
            return None
        return say(told, PERSON, outcome=Outcome.FACTS, slots={"case": work.message.slot("case")})

    def _out_of_scope(self, work: Work) -> Reply:
        if work.scene.last is not None and work.scene.last.intent == work.message.intent:
            return say(work.voice.say("utter_out_of_reach"), PERSON, WHERE, outcome=_off_topic(work))
        # What is for sale is no answer to somebody in mourning, in danger or in need.
        family = "utter_out_of_scope" if may_bring_up_goods(work) else "utter_out_of_reach"
        return say(work.voice.say(family), *ways_on(work), outcome=_off_topic(work))

    def _asked(self, work: Work) -> Reply | None:
        pending = read_pending(work.message.slot("pending"))
        asked = asked_again(work, pending) if pending is not None and waits_for_a_word(work) else None
        if asked is None:
            return None
        slots = {"case": work.message.slot("case"), "pending": str(pending)}
        return Reply((asked,), slots, Outcome.CHATTED)


def ways_on(work: Work) -> tuple[Button, ...]:
    """Return buttons for what most people come for."""
    return (WHERE, _BACK, RECOMMEND if may_bring_up_goods(work) else PERSON)
