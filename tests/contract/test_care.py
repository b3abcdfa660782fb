"""care.yml speaks of the emotions there are, and of words there are."""

import re

import pytest

from tests.contract.shared import care, domain, enum_values

SOOTHING = [name for name in domain()["responses"] if name.startswith("utter_soothe")]


def test_every_emotion_has_a_tone_and_no_other_has():
    assert set(care()["tones"]) == set(enum_values("emotion/labels.py", "Emotion"))


def test_tones_strategies_and_outcomes_are_the_known_ones():
    kinds = "actions/care/kinds.py"
    tones, strategies, outcomes = (set(enum_values(kinds, name)) for name in ("Tone", "Strategy", "Outcome"))
    assert set(care()["tones"].values()) == tones
    for rule in [*care()["openings"], *care()["rules"]]:
        done, mood = rule.get("done", []), rule.get("mood", [])
        assert rule["strategy"] in strategies
        assert {done} if isinstance(done, str) else set(done) <= outcomes
        assert {mood} if isinstance(mood, str) else set(mood) <= tones


def test_every_family_in_the_table_has_words():
    table = care()
    named = {row["say"] for part in ("openings", "rules") for row in table[part] if "say" in row}
    assert named <= set(domain()["responses"])


def test_every_soothing_family_is_in_use():
    assert set(SOOTHING) == {row["say"] for row in care()["openings"] if "say" in row}


@pytest.mark.parametrize("family", SOOTHING)
def test_soothing_families_have_four_variants(family):
    assert len(domain()["responses"][family]) >= 4


def test_no_soothing_sentence_stands_in_two_families():
    texts = [variant["text"] for name in SOOTHING for variant in domain()["responses"][name]]
    assert len(texts) == len(set(texts))


def test_soothing_promises_nothing():
    promise = re.compile(
        r"\b(refund|replacement|today|tomorrow|within|hours?|guarantee|always|never again)\b", re.IGNORECASE
    )
    texts = [variant["text"] for name in SOOTHING for variant in domain()["responses"][name]]
    assert [text for text in texts if promise.search(text)] == []
