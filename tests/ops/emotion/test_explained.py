import json

from emotion import Emotion, Explanation, Piece, Reading
from ops.emotion.explained import explained_json, explained_text

SCORES = {**dict.fromkeys(Emotion, 0.0), Emotion.ANGER: 0.8, Emotion.NEUTRAL: 0.2}
READING = Reading(Emotion.ANGER, 0.8, 0.7, SCORES, "m")
FOUND = Explanation(READING, (Piece("so", 0, 2, -0.1), Piece("bad", 3, 6, 0.5)))


def test_json_has_the_reading_and_the_words_in_their_order():
    said = json.loads(explained_json("so bad", FOUND))
    assert (said["emotion"], said["text"]) == ("anger", "so bad")
    assert said["words"] == [
        {"text": "so", "start": 0, "end": 2, "contribution": -0.1},
        {"text": "bad", "start": 3, "end": 6, "contribution": 0.5},
    ]


def test_a_person_sees_the_strongest_first():
    assert [line.split()[0] for line in explained_text(FOUND).splitlines()] == ["anger", "+0.50", "-0.10"]


def test_a_bar_is_never_longer_than_a_line():
    far = Explanation(READING, (Piece("bad", 0, 3, 18.0),))
    assert len(explained_text(far).splitlines()[1]) < 60
