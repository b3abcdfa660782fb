"""Rasa featurizer: a message's vectors, from the sentence encoder and from its letters.

Learns from the examples how their words are spelt, and reads a message with its slips put right; the vectors
of the encoder's depths and of the letters stand side by side. Words alone do not carry over to new wordings,
and the encoder alone breaks on slips: docs/understanding.md has both in figures.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict, List, Optional, Type

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.clauses import clauses
from bot.nlu.reading import Reading
from bot.nlu.sentences import SentenceEncoder

# Where a message keeps its parts with their vectors, for the intent classifier.
CLAUSES = "clauses"
LETTERS_FILE = "letters.npz"
WORDS_FILE = "words.json"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class MiniLmFeaturizer(DenseFeaturizer, GraphComponent):
    """Adds vectors to messages."""

    @classmethod
    def required_components(cls) -> List[Type]:
        """Return what must stand before this in the pipeline: nothing, it reads the text itself."""
        return []

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """Return the settings: the folder of the exported encoder."""
        return {**DenseFeaturizer.get_default_config(), "folder": ".attune/encoder"}

    @classmethod
    def validate_config(cls, config: Dict[str, Any]) -> None:
        """Accept any folder: opening it tells whether it will do."""

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> MiniLmFeaturizer:
        """Build the component untrained and open the encoder."""
        return cls(execution_context.node_name, config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,  # noqa: ARG003 - Rasa calls every component so
    ) -> MiniLmFeaturizer:
        """Build the component as it was trained."""
        featurizer = cls(execution_context.node_name, config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            words = json.loads((folder / WORDS_FILE).read_text(encoding="utf-8"))
            with np.load(folder / LETTERS_FILE, allow_pickle=False) as arrays:
                featurizer._reading = Reading(featurizer._encoder, words, dict(arrays))
        return featurizer

    def __init__(
        self, name: str, config: Dict[str, Any], model_storage: ModelStorage, resource: Resource
    ) -> None:
        super().__init__(name, config)
        self._storage = model_storage
        self._resource = resource
        self._encoder = SentenceEncoder(Path(config["folder"]))
        self._reading: Optional[Reading] = None

    def train(self, training_data: TrainingData) -> Resource:
        """Learn how the examples are spelt and keep it."""
        texts = [example.get(TEXT) for example in training_data.intent_examples if example.get(TEXT)]
        self._reading = Reading.learnt(self._encoder, texts)
        with self._storage.write_to(self._resource) as folder:
            (folder / WORDS_FILE).write_text(json.dumps(self._reading.words), encoding="utf-8")
            np.savez(folder / LETTERS_FILE, **self._reading.letters)
        return self._resource

    def process(self, messages: List[Message]) -> List[Message]:
        """Add the vectors to messages in place."""
        for message in messages:
            text = message.get(TEXT)
            if text and self._reading is not None:
                self._add(message, self._reading.vectors(text))
                parts = [] if text.startswith("/") else clauses(text)
                reading = self._reading
                message.set(CLAUSES, [(start, end, reading.vectors(text[start:end])) for start, end in parts])
        return messages

    def _add(self, message: Message, vectors: np.ndarray) -> None:
        message.add_features(Features(vectors, FEATURE_TYPE_SENTENCE, TEXT, self._identifier))

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add the vectors to every example in place."""
        for example in training_data.training_examples:
            if example.get(TEXT) and self._reading is not None:
                self._add(example, self._reading.vectors(example.get(TEXT)))
        return training_data
