import numpy as np

from emotion import Context
from emotion.training.data import Rows
from emotion.training.holdout import held_out


def rows(texts, contexts=()) -> Rows:
    blank = np.zeros((len(texts), 8), dtype=np.float32)
    return Rows(tuple(texts), blank[:, :0], blank, blank[:, 0], tuple(contexts))


def test_about_a_tenth_is_held_out_whatever_the_order():
    texts = [f"message {number}" for number in range(4000)]
    kept = held_out(rows(texts))
    assert 0.08 < kept.mean() < 0.12
    assert (held_out(rows(texts[::-1]))[::-1] == kept).all()


def test_messages_of_one_conversation_stay_together():
    contexts = [Context((f"message {number}",), "Sorry.") for number in range(200)]
    kept = held_out(rows(["ok"] * 200 + ["wow"] * 200, contexts * 2))
    assert (kept[:200] == kept[200:]).all()
    assert 0 < kept.sum() < 400
