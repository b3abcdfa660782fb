"""The intent classifier inside Rasa's frame: learning, keeping, loading, telling."""

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("rasa")

from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.intent_head import IntentHead
from bot.nlu.reading import levelled
from bot.nlu.sentences import EncoderMissing, SentenceEncoder

CONFIG = {**IntentHead.get_default_config(), "epochs": 40, "hidden": 16}
CENTRES = {"greet": [1.0, 0.0, 0.0, 1.0], "goodbye": [0.0, 1.0, 1.0, 0.0], "thanks": [-1.0, -1.0, -1.0, -1.0]}


def message(intent, noise):
    vector = np.array([CENTRES[intent]], dtype=np.float32) + noise
    one = Message({TEXT: "…", "intent": intent})
    one.add_features(Features(vector.astype(np.float32), FEATURE_TYPE_SENTENCE, TEXT, "encoder"))
    return one


@pytest.fixture
def examples():
    rng = np.random.default_rng(0)
    return [message(intent, 0.1 * rng.normal(size=(1, 4))) for intent in CENTRES for _ in range(40)]


@pytest.fixture
def storage(tmp_path):
    return LocalModelStorage.create(tmp_path)


def test_what_was_learnt_survives_being_kept(examples, storage):
    resource = Resource("head")
    IntentHead(CONFIG, storage, resource).train(TrainingData(examples))
    head = IntentHead.load(CONFIG, storage, resource, None)
    said = [head.process([message(intent, 0)])[0].get("intent")["name"] for intent in CENTRES]
    assert said == list(CENTRES)


def test_a_message_without_vectors_has_no_intent(examples, storage):
    head = IntentHead(CONFIG, storage, Resource("head"))
    head.train(TrainingData(examples))
    blank = head.process([Message({TEXT: ""})])[0]
    assert blank.get("intent") == {"name": None, "confidence": 0.0}


def test_nothing_kept_is_pickled(examples, storage, tmp_path):
    IntentHead(CONFIG, storage, Resource("head")).train(TrainingData(examples))
    assert {path.suffix for path in Path(tmp_path).rglob("*") if path.is_file()} == {".npz", ".json"}


def test_each_part_weighs_the_same():
    raw = np.concatenate([np.full((1, 384), 300.0), np.full((1, 384), 0.3)], axis=1)
    rows = levelled(raw, np.zeros(768))
    assert np.allclose(rows[0, :384], rows[0, 384:])


def test_a_missing_encoder_says_what_to_do(tmp_path):
    with pytest.raises(EncoderMissing, match="attune build"):
        SentenceEncoder(tmp_path)
