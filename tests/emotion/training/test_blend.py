"""The blend on a network small enough for a test: a table of words in place of MiniLM."""

from dataclasses import dataclass

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from emotion.context import Context  # noqa: E402
from emotion.labels import EMOTIONS, GOEMOTIONS  # noqa: E402
from emotion.tokens import Tokens  # noqa: E402
from emotion.training.blend import blend  # noqa: E402
from emotion.training.checkpoint import learnt  # noqa: E402
from emotion.training.data import Rows  # noqa: E402
from emotion.training.material import Held, Material  # noqa: E402
from emotion.training.network import Network  # noqa: E402
from emotion.training.predict import predict  # noqa: E402

WIDTH, ROWS = 16, 64


@dataclass
class Hidden:
    last_hidden_state: object


class TinyEncoder(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.table = torch.nn.Embedding(12, WIDTH)

    def forward(self, input_ids, attention_mask, token_type_ids):
        return Hidden(self.table(input_ids))


def network(seed):
    torch.manual_seed(seed)
    return Network(TinyEncoder(), width=WIDTH)


@pytest.fixture
def held():
    """A word a label: token 1 + n means label n."""
    labels = np.arange(ROWS) % len(EMOTIONS)
    rows = Rows(
        ("",) * ROWS,
        np.zeros((ROWS, len(GOEMOTIONS)), dtype=np.float32),
        np.eye(len(EMOTIONS), dtype=np.float32)[labels],
        (labels / 10).astype(np.float32),
        (Context(),) * ROWS,
    )
    return Held(rows, [Tokens([1 + int(label)], 1) for label in labels])


def blended(held):
    made, parts = network(1), [(0.6, learnt(network(2))), (0.2, learnt(network(3)))]
    blend(made, parts, Material(held, held, held, held, {}), seed=0)
    return made


def test_encoder_and_feelings_are_the_weighed_mean(held):
    made = blended(held)
    one, other = learnt(network(2)), learnt(network(3))
    for name in ("encoder.table.weight", "feelings.weight", "feelings.bias"):
        torch.testing.assert_close(learnt(made)[name], 0.75 * one[name] + 0.25 * other[name])


def test_the_heads_for_meaning_fit_the_encoder_they_stand_on(held):
    made = blended(held)
    said = predict(made, held.tokens)
    assert (said.service.argmax(axis=1) == held.rows.service.argmax(axis=1)).all()
    assert np.abs(said.intensity - held.rows.intensity).mean() < 0.05


def test_it_comes_out_the_same_every_time(held):
    for one, other in zip(blended(held).parameters(), blended(held).parameters(), strict=True):
        torch.testing.assert_close(one, other, rtol=0, atol=0)
