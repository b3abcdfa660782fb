"""Every sentence an action says exists, every one that exists is said, and they are decent."""

import re

import pytest

from tests.contract.shared import ROOT, care, domain, enum_values, strings_in_actions

RESPONSES = domain()["responses"]
TONES = enum_values("actions/care/kinds.py", "Tone")
FAMILY = r"utter_[a-z_]+[a-z]"
LANGUAGES = ["utter_only_english_" + language for language in strings_in_actions(r"[a-z]{2}")]
LANGUAGES = [name for name in LANGUAGES if name in RESPONSES]
# Families whose last word is filled in by the code: an order's status, what went wrong, small talk.
FILLED_IN = {
    *("utter_status_" + status for status in enum_values("store/values/orders.py", "OrderStatus")),
    *("utter_facts_" + matter for matter in ("damaged", "wrong", "missing")),
    *("utter_is_it_" + trouble for trouble in ("late", "lost", "refund")),
    *("utter_" + intent for intent in ("goodbye", "thanks", "are_you_bot", "chitchat", "praise")),
    *("utter_faq_" + question for question in ("delivery", "payment", "returns", "warranty")),
    *("utter_" + question + "_beyond" for question in ("faq_delivery", "faq_returns", "how_to_order")),
    *(
        "utter_" + question
        for question in ("how_to_order", "payment_problem", "invoice_request", "voucher_question")
    ),
    *(
        "utter_" + question
        for question in ("account_help", "shop_info", "privacy_question", "complain_courier")
    ),
    *LANGUAGES,
}
# Families that do not vary, and why.
ONE_WORDING = {
    **dict.fromkeys(LANGUAGES, "the English sentence after it varies"),
    "utter_channel_help_line": "weighed word by word; said when nothing else works",
    "utter_channel_try_again": "a button's title: the same thing has the same name",
    "utter_channel_person": "a button's title: the same thing has the same name",
}
FROM_TABLE = {row["say"] for part in ("openings", "rules") for row in care()[part] if "say" in row}
SAID = strings_in_actions(FAMILY) | FILLED_IN | FROM_TABLE


def plain(family):
    """Return the family without its tone."""
    for tone in TONES:
        if family.endswith("_" + tone) and family.removesuffix("_" + tone) in RESPONSES:
            return family.removesuffix("_" + tone)
    return family


def variants():
    return [(name, variant["text"]) for name, family in RESPONSES.items() for variant in family]


def test_what_actions_say_has_words():
    assert sorted(SAID - set(RESPONSES)) == []


def test_words_that_nothing_says_are_gone():
    of_the_channel = {name for name in RESPONSES if name.startswith("utter_channel_")}
    assert sorted({plain(name) for name in RESPONSES} - SAID - of_the_channel) == []


def holes(text):
    return set(re.findall(r"\{(\w+)\}", text))


def test_only_what_must_not_vary_has_one_wording():
    assert {name for name, family in RESPONSES.items() if len(family) == 1} == set(ONE_WORDING)


@pytest.mark.parametrize("family", [name for name in RESPONSES if name not in ONE_WORDING])
def test_families_vary(family):
    texts = [variant["text"] for variant in RESPONSES[family]]
    assert len(texts) >= 4
    assert len({re.sub(r"\W+", " ", text.lower()) for text in texts}) == len(texts)


@pytest.mark.parametrize("family", RESPONSES)
def test_whichever_is_said_the_same_facts_are_filled_in(family):
    texts = [variant["text"] for variant in RESPONSES[family]]
    assert [text for text in texts if holes(text) != holes(texts[0])] == []


def test_no_exclamation_storms():
    assert [text for _, text in variants() if text.count("!") > 1 or re.search(r"[!?]{2,}", text)] == []


def test_no_shouting():
    assert [text for _, text in variants() if re.search(r"\b[A-Z]{5,}\b", text)] == []


def test_no_grovelling():
    grovelling = r"sincerely|deepest|profuse|so so sorry|valued customer|rest assured|inconvenience"
    assert [text for _, text in variants() if re.search(grovelling, text, re.IGNORECASE)] == []


def test_sentences_are_short():
    assert [text for _, text in variants() if len(text) > 260] == []
    lengths = [len(text.split()) for _, text in variants()]
    assert sum(words > 25 for words in lengths) <= 0.1 * len(lengths)


def test_no_sentence_says_what_order_numbers_look_like():
    """The demo shop's begin with AT; a shop with orders of its own has its own."""
    assert [text for _, text in variants() if re.search(r"\bAT\b|\bdigits\b", text)] == []


def test_what_is_filled_in_is_known():
    known = set(strings_in_actions(r"[a-z_]+")) | set(domain()["slots"])
    keywords = set(
        re.findall(r"\b([a-z_]+)=", "".join(p.read_text("utf-8") for p in (ROOT / "actions").rglob("*.py")))
    )
    of_the_channel = {"limit", "seconds"}
    filled = {hole for _, text in variants() for hole in holes(text)}
    assert sorted(filled - known - keywords - of_the_channel) == []
