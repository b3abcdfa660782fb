"""Laws of explanations, on a reader whose scores are known word by word, and on the served one."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from emotion import Context, Emotion, Reader, Reading, explain
from emotion.explanation import MOST_PIECES, MOST_TOKENS
from emotion.labels import EMOTIONS
from emotion.reader import Scores
from emotion.tokens import MAX_TOKENS


class CountingReader:
    """Anger has log-odds of -2, and `each` more for every "bad", `most` of them; frustration has the rest.

    Words without any "bad" are `plain` further from anger than no words at all.
    """

    def __init__(self, each: float = 1.5, most: int = 99, plain: float = 0.0) -> None:
        self.each, self.most, self.plain = each, most, plain
        self.tokens = 0

    def lengths(self, texts: Sequence[str], *, contexts: Sequence[Context | None] | None = None) -> list[int]:
        """A token a word, two around them, twenty of a context."""
        behind = [20 if context else 0 for context in contexts or [None] * len(texts)]
        return [
            min(MAX_TOKENS, len(text.split()) + 2 + more) for text, more in zip(texts, behind, strict=True)
        ]

    def score(self, texts: Sequence[str], *, contexts: Sequence[Context | None] | None = None) -> Scores:
        self.tokens += sum(self.lengths(texts, contexts=contexts))
        counts = np.array([min(self.most, text.split().count("bad")) for text in texts])
        service = np.zeros((len(texts), len(EMOTIONS)))
        plain = np.array([bool(text.strip()) and "bad" not in text for text in texts])
        odds = self.each * counts - 2.0 - self.plain * plain
        service[:, 0] = np.exp(-np.logaddexp(0.0, -odds))
        service[:, 1] = np.exp(-np.logaddexp(0.0, odds))
        return Scores(np.zeros((len(texts), 28)), service, np.zeros(len(texts)))

    def read(self, text: str, *, context: Context | None = None) -> Reading:
        row = self.score([text], contexts=[context]).service[0]
        best = EMOTIONS[int(row.argmax())]
        return Reading(best, float(row.max()), 0.5, dict(zip(EMOTIONS, row.tolist(), strict=True)), "m")


def contributions(text: str, reader: CountingReader | None = None) -> dict[str, float]:
    return {piece.text: piece.contribution for piece in explain(reader or CountingReader(), text).pieces}


def test_a_word_counts_by_the_log_odds_it_brings() -> None:
    assert contributions("bad bad bad day") == pytest.approx({"bad": 1.5, "day": 0.0})


def test_a_word_against_the_reading_counts_below_nothing() -> None:
    assert contributions("a bad day") == pytest.approx({"a": 0.0, "bad": -1.5, "day": 0.0})


def test_words_that_say_the_same_each_count_in_part() -> None:
    assert contributions("bad bad day", CountingReader(4.0, most=1)) == pytest.approx(
        {"bad": 2.0, "day": 0.0}
    )


def test_a_reading_beyond_doubt_still_tells_its_words_apart() -> None:
    assert contributions("bad bad bad day", CountingReader(6.0)) == pytest.approx({"bad": 6.0, "day": 0.0})


def test_words_that_are_plain_alone_do_not_count_against_the_reading() -> None:
    found = contributions("the bad bad bad day of all days", CountingReader(plain=3.0))
    assert found.pop("bad") == pytest.approx(3.0)
    assert list(found.values()) == pytest.approx([0.0] * 5)


def test_an_emotion_without_any_probability_is_no_infinity() -> None:
    assert all(np.isfinite(value) for value in contributions("bad bad day", CountingReader(900.0)).values())


def test_the_strongest_come_first_whichever_way_they_pull() -> None:
    assert explain(CountingReader(), "a bad day").strongest[0].text == "bad"


@given(some.text(max_size=200))
@settings(max_examples=80, deadline=None)
def test_pieces_lie_in_the_text_in_order_and_miss_no_word(text: str) -> None:
    pieces = explain(CountingReader(), text).pieces
    assert all(text[piece.start : piece.end] == piece.text for piece in pieces)
    assert [word for piece in pieces for word in piece.text.split()] == text.split()


@given(some.integers(1, 900), some.booleans())
@settings(deadline=None)
def test_the_work_is_bounded_however_long_the_text(words: int, in_context: bool) -> None:
    reader = CountingReader()
    explain(reader, "so " * words, context=Context(("before",)) if in_context else None)
    beyond = 2 * MAX_TOKENS + 2 * MOST_PIECES  # a long text once in pieces, and one more reading
    assert reader.tokens <= MOST_TOKENS * (2 if in_context else 1) + beyond * (
        in_context or words > MOST_PIECES
    )


def test_what_says_most_alone_is_left_out_where_not_everything_can_be() -> None:
    found = contributions("so " * 20 + "bad " + "so " * 20, CountingReader(6.0))
    assert found == pytest.approx({"bad": 6.0, "so": 0.0})


def test_words_beyond_what_is_read_carry_nothing(reader: Reader) -> None:
    found = explain(reader, "where is my parcel " * 40 + "I am furious, thieves")
    assert "furious" not in "".join(piece.text for piece in found.pieces)
    assert found.pieces[-1].end > 300


def test_a_long_message_is_explained_by_its_words(reader: Reader) -> None:
    text = (
        "Good morning, the jacket from my last order came today in the wrong size and in the wrong colour, "
        "which is so disappointing because the party is this evening, so please tell me how I send it back"
    )
    assert explain(reader, text).strongest[0].text == "disappointing"


def test_nothing_to_read_has_nothing_to_explain() -> None:
    assert explain(CountingReader(), " \n ").pieces == ()


@pytest.mark.parametrize("padding", ["today", "by the way", "on Tuesday"])
def test_padding_carries_almost_nothing(reader: Reader, padding: str) -> None:
    found = explain(reader, f"this is the worst shop ever and I am furious {padding}")
    assert found.reading.emotion in {Emotion.ANGER, Emotion.FRUSTRATION}
    last = found.pieces[-len(padding.split()) :]
    assert max(piece.contribution for piece in last) < found.strongest[0].contribution / 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I cancelled and was still charged", {"charged"}),
        ("I really appreciate you sorting this out", {"appreciate"}),
        ("the jacket fits and it is wonderful", {"wonderful"}),
        # Readings so sure that no single word is missed.
        ("thank you so much for your help", {"thank"}),
        ("wow, love it, best present I ever bought", {"wow,", "love", "best"}),
        (
            "I am absolutely furious, this is the worst shop ever and you are liars",
            {"furious,", "worst", "liars"},
        ),
        ("I am disappointed, sadly the colour is nothing like the picture", {"disappointed,", "sadly"}),
        ("I'm worried it won't be here before the wedding on Saturday", {"worried"}),
    ],
)
def test_the_word_that_says_it_is_found(reader: Reader, text: str, words: set[str]) -> None:
    spoke_for = [piece.text for piece in explain(reader, text).strongest if piece.contribution > 0]
    assert words & set(spoke_for[:2])
