from dataclasses import replace

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from emotion.labels import EMOTIONS, GOEMOTIONS  # noqa: E402
from emotion.tokens import Tokens  # noqa: E402
from emotion.training.data import Rows  # noqa: E402
from emotion.training.material import Held  # noqa: E402
from emotion.training.network import Network  # noqa: E402
from emotion.training.targets import remembered, softened  # noqa: E402


class Blank(torch.nn.Module):
    """An encoder that sees nothing, so that the heads' biases are all that speaks."""

    def forward(self, input_ids, attention_mask, token_type_ids):
        return type("Hidden", (), {"last_hidden_state": torch.zeros(*input_ids.shape, 4)})


@pytest.fixture
def network():
    made = Network(Blank(), width=4)
    with torch.no_grad():
        made.feelings.bias.fill_(np.log(0.2 / 0.8))
    return made


@pytest.fixture
def held():
    feelings = np.zeros((2, len(GOEMOTIONS)), dtype=np.float32)
    feelings[0, 3] = 1.0
    rows = Rows(
        ("a", "b"), feelings, np.eye(len(EMOTIONS), dtype=np.float32)[[0, 5]], np.zeros(2, np.float32)
    )
    return Held(rows, [Tokens([1, 2], 2), Tokens([1, 3, 2], 3)])


def test_softened_targets_lie_between_people_and_network(network, held):
    mixed = softened(network, held, share=0.5).feelings
    assert mixed[0, 3] == pytest.approx(0.6, abs=0.01)
    assert mixed[0, 4] == mixed[1, 3] == pytest.approx(0.1, abs=0.01)


def test_the_other_targets_stay(network, held):
    assert softened(network, held, share=0.5).service is held.rows.service


def test_what_nobody_labelled_is_remembered(network, held):
    blank = replace(held, rows=replace(held.rows, feelings=np.zeros((2, 0), dtype=np.float32)))
    np.testing.assert_allclose(remembered(network, blank).feelings, 0.2, atol=0.01)
