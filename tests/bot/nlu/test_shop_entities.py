"""The component: catalogue words, names, what counts for which intent, and what it leaves alone."""

import json
import os

import pytest

pytest.importorskip("rasa")

import spacy
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.live_wares import LiveWares
from bot.nlu.shop_entities import ShopEntities
from bot.nlu.vocabulary import VocabularyFile

CATALOGUE = {
    "products": [
        {"id": "P0001", "title": "Noor Oak and Linen Table Lamp", "category": "lighting", "brand": "Halo"},
        {"id": "P0002", "title": "Terracotta Table Lamp", "category": "lighting", "brand": "Halo"},
        {"id": "P0003", "title": "Night Trains of Europe", "category": "books", "brand": "Halo"},
    ],
    "categories": [
        {"name": "lighting", "synonyms": ["lamp", "lantern"]},
        {"name": "books", "synonyms": ["novel", "story"]},
    ],
    "brands": ["Halo"],
}


def written(folder):
    path = folder / "vocabulary.json"
    path.write_text(json.dumps(CATALOGUE))
    return path


@pytest.fixture(scope="module")
def entities(tmp_path_factory):
    """The component over a catalogue that stays as it is."""
    path = written(tmp_path_factory.mktemp("catalogue"))
    return ShopEntities(spacy.blank("en"), LiveWares(VocabularyFile(path)))


@pytest.fixture
def catalogue(tmp_path):
    return written(tmp_path)


@pytest.fixture
def live(catalogue):
    return LiveWares(VocabularyFile(catalogue))


def read(component, text, intent="recommend", learned=()):
    message = Message({"text": text, "intent": {"name": intent}, "entities": list(learned)})
    component.process([message])
    return [(entity["entity"], entity["value"]) for entity in message.get("entities")]


def test_a_title_is_found_in_any_case(entities):
    assert read(entities, "do you have night trains of europe") == [("product", "Night Trains of Europe")]


def test_a_product_carries_its_id(entities):
    message = Message({"text": "the Terracotta Table Lamp", "intent": {"name": "buy"}})
    entities.process([message])
    assert message.get("entities")[0]["product_id"] == "P0002"


def test_part_of_a_title_is_enough_where_only_one_has_it(entities):
    assert read(entities, "my oak and linen lamp broke", "order_damaged") == [
        ("product", "Noor Oak and Linen Table Lamp")
    ]


def test_of_a_message_in_another_language_only_the_number_is_read(entities):
    read_of = read(entities, "Ich möchte mein Geld zurück für AT10001", "deny")
    assert read_of == [("language", "de"), ("order_number", "AT10001")]


def test_part_of_two_titles_is_no_product(entities):
    assert read(entities, "my table lamp is late", "order_late") == []


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("lamp", "lighting"),
        ("Lamps", "lighting"),
        ("lanten", "lighting"),
        ("stories", "books"),
        ("novels", "books"),
    ],
)
def test_categories_are_found_by_synonym_plural_and_slip(entities, word, kind):
    assert read(entities, f"show me {word}") == [("category", kind)]


def test_a_sum_is_no_budget_where_nothing_is_bought(entities):
    assert read(entities, "is shipping free under 50 euros", "faq_delivery") == [("price", "50")]


@pytest.mark.parametrize("intent", ["nlu_fallback", "recommend", "payment_problem"])
def test_a_sum_that_was_charged_is_no_budget_whatever_the_message_was_taken_for(entities, intent):
    text = "you took €120 instead of €90"
    assert read(entities, text, intent) == [("price", "120"), ("price", "90")]


def test_a_budget_stands_beside_what_was_paid_before(entities):
    assert read(entities, "I paid 50 euros last time, max 30 now") == [("price", "50"), ("budget", "30")]


def test_a_budget_and_a_recipient_are_found_where_something_is(entities):
    assert read(entities, "for my mum under fifty") == [("recipient", "my mum"), ("budget", "50")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("no books please", [("unwanted", "books")]),
        ("anything but novels", [("unwanted", "books")]),
        ("no lamps, books", [("unwanted", "lighting"), ("category", "books")]),
        ("not in blue", [("unwanted", "blue")]),
        ("without plastic", [("unwanted", "plastic")]),
        ("not for kids", [("unwanted", "kids")]),
        ("not only books", [("category", "books")]),
        ("why not a lamp", [("category", "lighting")]),
        ("not the cheap ones", [("budget", "fine")]),
        ("no more than forty", [("budget", "40")]),
        ("it must not cost more than 60", [("budget", "60")]),
        ("no idea", []),
        ("not that one", []),
    ],
)
def test_what_is_turned_down_is_no_wish(entities, text, found):
    assert read(entities, text) == found


def test_a_payload_is_left_alone(entities):
    message = Message({"text": '/like{"impression":"10023"}'})
    entities.process([message])
    assert message.get("entities") is None


def test_the_rules_outdo_what_was_learnt(entities):
    learned = {"entity": "order_number", "start": 9, "end": 14, "value": "10045", "confidence_entity": 1.0}
    assert read(entities, "my order 10045", "order_status", [learned]) == [("order_number", "AT10045")]


def test_what_was_learnt_stands_where_the_rules_are_silent(entities):
    learned = {"entity": "product", "start": 3, "end": 9, "value": "kettle", "confidence_entity": 0.9}
    assert read(entities, "my kettle broke", "order_damaged", [learned]) == [("product", "kettle")]


def test_a_doubtful_guess_is_dropped(entities):
    learned = {"entity": "product", "start": 3, "end": 9, "value": "kettle", "confidence_entity": 0.4}
    assert read(entities, "my kettle broke", "order_damaged", [learned]) == []


def test_a_changed_catalogue_is_read_beside_the_messages(live, catalogue):
    entities = ShopEntities(spacy.blank("en"), live)
    assert read(entities, "show me kayaks") == []
    catalogue.write_text(json.dumps({"products": [], "categories": [{"name": "kayak"}]}))
    os.utime(catalogue, ns=(1, 1))
    read(entities, "whoever asks now is not kept waiting")
    live.settled(timeout_s=60)
    assert read(entities, "show me kayaks") == [("category", "kayak")]


def test_a_broken_catalogue_changes_nothing(live, catalogue):
    entities = ShopEntities(spacy.blank("en"), live)
    assert read(entities, "show me lamps") == [("category", "lighting")]
    catalogue.write_text("{")
    os.utime(catalogue, ns=(1, 1))
    live.now()
    live.settled(timeout_s=60)
    assert read(entities, "show me lamps") == [("category", "lighting")]


def test_it_works_without_a_catalogue(tmp_path):
    bare = ShopEntities(spacy.blank("en"), LiveWares(VocabularyFile(tmp_path / "none.json")))
    assert read(bare, "where is AT10001", "order_status") == [("order_number", "AT10001")]


def test_a_name_is_taken_from_an_introduction(entities):
    assert read(entities, "my name is Anna Kowalski, hello", "greet") == [("name", "Anna Kowalski")]


@pytest.mark.parametrize("text", ["I'm Angry", "it's Late", "my name is not on the parcel"])
def test_a_mood_is_no_name(entities, text):
    assert read(entities, text, "complain") == []


@pytest.mark.parametrize("text", ["", " ", "\x00\x07", "🙂🙂", "مرحبا أين طلبي", "<b>hi</b>", "x" * 5_000])
def test_odd_messages_pass(entities, text):
    message = Message({"text": text, "intent": {"name": "recommend"}})
    assert entities.process([message]) == [message]
