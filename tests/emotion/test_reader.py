import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from emotion import Context, Emotion, Reader, explain
from emotion.labels import DIRECTIONS
from emotion.tokens import MAX_TOKENS

ODD = [
    "",
    "   ",
    "😀",
    "😡😡😡",
    "مرحبا أين طلبي",
    "\x00\x01\x02",
    "<script>alert(1)</script>",
    "'; DROP TABLE orders; --",
    "\ud83d",
    "?" * 500,
    "where is my order " * 6000,
]

law = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@law
@given(st.text(max_size=200))
def test_scores_are_a_distribution_over_all_emotions(reader: Reader, text):
    scores = reader.read(text).scores
    assert set(scores) == set(Emotion)
    assert sum(scores.values()) == pytest.approx(1.0)


@law
@given(st.text(max_size=200))
def test_the_emotion_is_the_one_with_the_highest_score_unless_unsure(reader: Reader, text):
    reading = reader.read(text)
    assert reading.confidence == max(reading.scores.values())
    assert reading.emotion == (
        Emotion.NEUTRAL if reading.abstained else max(reading.scores, key=reading.scores.__getitem__)
    )


@law
@given(st.text(max_size=200))
def test_a_reading_abstains_exactly_when_no_direction_is_likely_enough(reader: Reader, text):
    reading = reader.read(text)
    sure = max(sum(reading.scores[label] for label in direction) for direction in DIRECTIONS)
    limit = reader.manifest.abstain_below
    assert reading.abstained == (sure < limit) or sure == pytest.approx(limit) or reading.of_nothing


@law
@given(st.text(max_size=200))
def test_intensity_lies_between_nothing_and_everything(reader: Reader, text):
    assert 0.0 <= reader.read(text).intensity <= 1.0


@pytest.mark.parametrize("text", ODD)
def test_odd_messages_are_read_without_an_error(reader: Reader, text):
    assert reader.read(text).model == reader.version


@pytest.mark.parametrize("text", ["", "  \n ", "\u200b"])
def test_nothing_to_read_is_neutral_and_says_so(reader: Reader, text):
    reading = reader.read(text)
    assert (reading.emotion, reading.intensity, reading.abstained) == (Emotion.NEUTRAL, 0.0, True)


FOREIGN = ("مرحبا أين طلبي", "Где мой заказ?!", "我的订单在哪里", "¿?! где", "MY заказ опоздал, ужасно")


@pytest.mark.parametrize("text", FOREIGN)
@pytest.mark.parametrize("context", [None, Context(("where is it, I am so angry",), "I am sorry.")])
def test_a_script_that_the_encoder_cannot_read_is_no_sign_of_anything(reader: Reader, text, context):
    reading = reader.read(text, context=context)
    assert (reading.emotion, reading.abstained, reading.of_nothing) == (Emotion.NEUTRAL, True, True)
    assert not any(piece.contribution for piece in explain(reader, text, context=context).pieces)


@pytest.mark.parametrize(
    "text", ["¡qué desastre!", "the café is très furious", "😡 أين طلبي", "ok great, спасибо"]
)
def test_accents_and_a_few_foreign_words_are_read(reader: Reader, text):
    assert not reader.read(text).of_nothing


def test_many_are_read_in_order(reader: Reader):
    texts = ["thank you so much", "", "this is the worst shop ever, shame on you", "hi"]
    assert [r.emotion for r in reader.read_many(texts)] == [reader.read(t).emotion for t in texts]


def test_reading_none_gives_none(reader: Reader):
    assert reader.read_many([]) == []


def test_what_lies_beyond_the_last_token_does_not_count(reader: Reader):
    start = "my parcel is late " * MAX_TOKENS
    assert reader.read(start).scores == reader.read(start + "thank you, perfect").scores


def test_an_empty_context_changes_nothing(reader: Reader):
    assert reader.read("great", context=Context()).scores == reader.read("great").scores


def test_a_context_bears_on_the_reading(reader: Reader):
    context = Context(("where is my parcel", "it is three weeks late"), "It is delayed again.")
    assert reader.read("great", context=context).scores != reader.read("great").scores


def test_each_message_is_read_with_its_own_context(reader: Reader):
    texts = ["great", "great", "where is it"]
    contexts = [Context(("it is late again",)), None, Context(assistant="Hello!")]
    together = reader.read_many(texts, contexts=contexts)
    alone = [reader.read(text, context=context) for text, context in zip(texts, contexts, strict=True)]
    for one, other in zip(together, alone, strict=True):  # 8-bit sums differ a little from batch to batch
        assert one.scores == pytest.approx(other.scores, abs=0.08)


def test_what_is_read_alone_does_not_depend_on_its_company(reader: Reader):
    texts = ["great", "where is it", "this is the worst shop ever, shame on you", "thank you so much"]
    contexts = [Context(("it is late again",)), None, None, None]
    scores = reader.score(texts, contexts=contexts, alone=True)
    for row, (text, context) in enumerate(zip(texts, contexts, strict=True)):
        one = reader.score([text], contexts=[context])
        assert scores.service[row].tolist() == one.service[0].tolist()
        assert scores.feelings[row].tolist() == one.feelings[0].tolist()
        assert scores.intensity[row] == one.intensity[0]


def test_one_text_is_not_taken_for_many(reader: Reader):
    with pytest.raises(TypeError, match="one text"):
        reader.read_many("thank you")


def test_every_text_needs_a_context_or_none_does(reader: Reader):
    with pytest.raises(ValueError, match="2 texts have 1 contexts"):
        reader.read_many(["thank you", "ok"], contexts=[Context()])
