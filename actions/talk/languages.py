"""Messages in another language: we say in it, as far as we can, that we speak English, and offer a person.

An order they name is told of all the same. Thanks, a greeting and a yes are understood in any language by
Rasa's own examples, and answered as such.
"""

from dataclasses import replace
from typing import Final

from actions.buttons import PERSON
from actions.care.kinds import Outcome
from actions.orders.flow import attend_to
from actions.orders.matters import Matter
from actions.orders.numbers import order_numbers
from actions.reply import Bubble, Button, Reply, say
from actions.work import Work

# Language -> the title of the button that brings a person.
PERSON_IN: Final = {
    "de": "Mit einem Menschen sprechen",
    "fr": "Parler à une personne",
    "es": "Hablar con una persona",
    "it": "Parlare con una persona",
    "nl": "Met een mens praten",
    "pt": "Falar com uma pessoa",
    "pl": "Rozmowa z człowiekiem",
    "sv": "Prata med en människa",
    "da": "Tal med et menneske",
    "tr": "Bir kişiyle görüş",
    "ro": "Vorbește cu o persoană",
    "cs": "Mluvit s člověkem",
    "ru": "Поговорить с человеком",
    "uk": "Поговорити з людиною",
    "el": "Μιλήστε με άνθρωπο",
    "ar": "تحدث مع شخص",
    "zh": "联系人工客服",
    "ja": "担当者と話す",
    "ko": "상담원과 이야기하기",
}
_UNDERSTOOD: Final = frozenset({"thanks", "goodbye", "affirm", "deny"})
_FEW_WORDS: Final = 4


def in_another_language(work: Work) -> Reply | None:
    """Return the answer to a message that is not in English; None where it is understood all the same."""
    message = work.message
    language = message.entity("language")
    if language is None or message.is_payload or message.intent == "talk_to_human":
        return None
    if message.intent in _UNDERSTOOD and len(message.text.split()) <= _FEW_WORDS:
        return None
    words = _words(work, language)
    if order_numbers(message):
        told = attend_to(work, Matter.STATUS)
        return replace(told, bubbles=(Bubble(words), *told.bubbles))
    return say(words, _person(language), outcome=Outcome.UNCLEAR, slots={"case": message.slot("case")})


def _words(work: Work, language: str) -> str:
    english = work.voice.say("utter_only_english")
    if language not in PERSON_IN:
        return english
    return f"{work.voice.say(f'utter_only_english_{language}')}\n{english}"


def _person(language: str) -> Button:
    return replace(PERSON, title=PERSON_IN.get(language, PERSON.title))
