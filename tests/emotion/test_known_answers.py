"""Customers state problems, not feelings: what the model must understand, word for word."""

import pytest

from emotion import Emotion, Reader

A, F, D, X, C, N, G, J = Emotion

KNOWN = [
    ("I cancelled and was still charged", {F}),
    ("THIS IS THE THIRD TIME!!! where is my parcel", {A, F}),
    ("thank you so much, it is perfect", {G, J}),
    ("where is my order AT10001", {N, X}),
    ("do you have running shoes", {N}),
    ("hi", {N}),
    ("hello there", {N}),
    ("yes please", {N}),
    ("something under 50 euros for my sister", {N}),
    ("you are thieves, give me my money back or I call my lawyer", {A}),
    ("nobody has answered my emails for two weeks", {F, A}),
    ("the mug arrived in pieces", {D, F}),
    ("I'm worried it won't arrive before the wedding on Saturday", {X}),
    ("I don't understand why there are two different prices on this page", {C}),
    ("wow this lamp is gorgeous, I absolutely love it", {J}),
    ("thanks a lot, you solved it in a minute", {G}),
]


@pytest.mark.parametrize(("text", "right"), KNOWN)
def test_known_answer(reader: Reader, text, right):
    assert reader.read(text).emotion in right


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [
        ("I am not happy with this", "I am absolutely furious about this"),
        ("a bit annoyed that it is late", "this is outrageous, you ruined my daughter's birthday!!!"),
        ("nice", "OMG this is the most beautiful dress I have ever owned!!!"),
        ("where is my order", "WHERE IS MY ORDER, I HAVE WAITED FOR SIX WEEKS!!!"),
    ],
)
def test_intensity_grows_with_the_words(reader: Reader, weaker, stronger):
    assert reader.read(weaker).intensity < reader.read(stronger).intensity
