import numpy as np
import pytest

from emotion import BadData
from emotion.evaluation.airline import SENTIMENTS, as_sentiments, read_airline
from emotion.labels import EMOTIONS

HEAD = b"airline_sentiment,text\n"


def test_tweets_come_with_the_column_of_their_sentiment(tmp_path):
    (tmp_path / "tweets.csv").write_bytes(HEAD + b'negative,"late, again"\npositive,lovely crew\n')
    texts, sentiments = read_airline(tmp_path)
    assert texts == ["late, again", "lovely crew"]
    assert [SENTIMENTS[column] for column in sentiments] == ["negative", "positive"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "needs the columns"),
        (b"text\nhi\n", "needs the columns"),
        (HEAD, "holds no tweet"),
        (HEAD + b"cross,hi\n", r"tweets\.csv:2: unknown sentiment 'cross'"),
        (HEAD + b"neutral,caf\xe9\n", "is not UTF-8"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_the_reason(tmp_path, content, said):
    (tmp_path / "tweets.csv").write_bytes(content)
    with pytest.raises(BadData, match=said):
        read_airline(tmp_path)


def test_every_emotion_counts_for_one_sentiment():
    np.testing.assert_allclose(as_sentiments(np.eye(len(EMOTIONS))).sum(axis=1), 1.0)
