"""Letter vectors: likeness of spelling, one text at a time or many."""

import numpy as np

from bot.nlu import letters

TEXTS = [
    "where is my order",
    "where is my parcel",
    "cancel it",
    "cancel my order",
    "good morning",
    "good evening",
]
LEARNT = letters.fit(TEXTS, width=4)


def test_texts_spelt_alike_are_near_each_other():
    asked, alike, other = letters.vectors(LEARNT, ["where is my oder", "where is my order", "good morning"])
    assert asked @ alike > asked @ other


def test_a_text_has_the_same_vector_alone_as_among_others():
    assert np.allclose(letters.vectors(LEARNT, TEXTS)[2], letters.vectors(LEARNT, [TEXTS[2]])[0])


def test_a_text_without_letters_has_a_vector():
    assert np.isfinite(letters.vectors(LEARNT, ["!!!"])).all()
