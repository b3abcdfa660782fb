"""care.yml speaks of the emotions there are, and of words there are."""

import re

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


def test_what_is_eased_are_known_intents_and_none_that_complains():
    eased = set(care()["behaviour"]["eased"])
    assert eased <= set(domain()["intents"])
    assert [name for name in eased if name.startswith(("complain", "order_", "refund", "payment"))] == []


def test_every_family_in_the_table_has_words():
    table = care()
    named = {row["say"] for part in ("openings", "rules") for row in table[part] if "say" in row}
    assert named <= set(domain()["responses"])


def test_every_soothing_family_is_in_use():
    assert set(SOOTHING) == {row["say"] for row in care()["openings"] if "say" in row}


def test_no_soothing_sentence_stands_in_two_families():
    texts = [variant["text"] for name in SOOTHING for variant in domain()["responses"][name]]
    assert len(texts) == len(set(texts))


def test_soothing_promises_nothing():
    promise = re.compile(
        r"\b(refund|replacement|today|tomorrow|within|hours?|guarantee|always|never again)\b", re.IGNORECASE
    )
    texts = [variant["text"] for name in SOOTHING for variant in domain()["responses"][name]]
    assert [text for text in texts if promise.search(text)] == []


# What an upset customer hears, what opens an offer, and what is said about a person: wordings that are chosen
# among by their effect, or heard again and again.
OF_CARE = re.compile(
    r"utter_(soothe|offer|hand_over|ask_person|not_now|settled|step_settled|step_person|step_what_happened"
    r"|compensated|celebrate|praise|thanks|liked|disliked|apology|not_understood|goodbye|greet|hello|no_taken"
    r"|are_you_bot|chitchat|mood_o)\w*|utter_done_\w+_upset"
)


def test_only_what_the_shop_did_is_said_to_be_done():
    """A claim that money or goods moved stands only where an action did it or read that it was done."""
    claim = re.compile(
        r"\b(I've|I have|we've|we have|is|has been) (just )?(refunded|cancelled|sent|replaced|ordered)\b"
    )
    reports = re.compile(
        r"utter_(done|status|refund|kept|liked|shop)\w*|\w*(refund|invoice|voucher|cancel|order)\w*"
    )
    texts = [
        f"{name}: {variant['text']}"
        for name, family in domain()["responses"].items()
        for variant in family
        if claim.search(variant["text"]) and not reports.fullmatch(name)
    ]
    assert texts == []


def test_sums_and_days_that_are_promised_come_from_the_case():
    """No family of care names a sum, a number of days or a day by itself: those are filled in."""
    fact = re.compile(
        r"[€$£]\s?\d|\b\d+\s?(%|percent|days?|hours?|minutes?)\b|\b(tomorrow|tonight|next week)\b"
        r"|\bby (mon|tues|wednes|thurs|fri|satur|sun)day|\bwithin (the|an?|one|two|three)\b",
        re.IGNORECASE,
    )
    texts = [
        f"{name}: {variant['text']}"
        for name, family in domain()["responses"].items()
        if OF_CARE.fullmatch(name)
        for variant in family
        if fact.search(variant["text"])
    ]
    assert texts == []
