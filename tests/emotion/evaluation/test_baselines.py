import numpy as np
import pytest

from emotion.evaluation.baselines import frozen_encoder, vader

GLAD = ("what a lovely smooth ride, I loved it", "great crew, wonderful breakfast, thank you")
CROSS = ("horrible, rude and late again", "you lost my bag, I hate this awful place")
PLAIN = ("which gate is it", "the bus leaves at nine")


def test_vader_knows_plain_words_of_praise_and_blame():
    assert vader([*CROSS, *PLAIN, *GLAD]).tolist() == [0, 0, 1, 1, 2, 2]


@pytest.mark.slow
def test_the_frozen_encoder_learns_to_tell_folds_it_has_not_seen():
    texts = [f"{text}, case {case}" for case in range(10) for text in (*CROSS, *PLAIN, *GLAD)]
    gold = np.array([0, 0, 1, 1, 2, 2] * 10)
    assert (frozen_encoder(texts, gold) == gold).mean() > 0.9
