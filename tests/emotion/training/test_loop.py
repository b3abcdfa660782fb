"""The loop on a network small enough for a test: a table of words in place of MiniLM."""

from dataclasses import dataclass, replace

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from emotion.labels import EMOTIONS, GOEMOTIONS  # noqa: E402
from emotion.tokens import Tokens  # noqa: E402
from emotion.training.checkpoint import read_average, read_mean  # noqa: E402
from emotion.training.data import Rows  # noqa: E402
from emotion.training.loop import fit, plan  # noqa: E402
from emotion.training.network import Network  # noqa: E402
from emotion.training.stages import Source, Stage, Weights  # noqa: E402

WORDS, WIDTH, ROWS = 12, 8, 96
STAGE = Stage("tiny", epochs=4, batch_size=8, encoder_rate=0.05, head_rate=0.05)


@dataclass
class Hidden:
    last_hidden_state: object


class TinyEncoder(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.table = torch.nn.Embedding(WORDS, WIDTH)

    def forward(self, input_ids, attention_mask, token_type_ids):
        return Hidden(self.table(input_ids))


@pytest.fixture
def source():
    """A word a feeling: token 1 + n means label n."""
    labels = np.arange(ROWS) % 8
    feelings = np.zeros((ROWS, len(GOEMOTIONS)), dtype=np.float32)
    feelings[np.arange(ROWS), labels] = 1
    rows = Rows(
        ("",) * ROWS, feelings, np.eye(len(EMOTIONS), dtype=np.float32)[labels], labels.astype(np.float32) / 8
    )
    tokens = [Tokens([9, 1 + int(label), 10], 3) for label in labels]
    return Source(rows, tokens, Weights(1.0, 1.0, 1.0))


def network():
    torch.manual_seed(3)
    return Network(TinyEncoder(), width=WIDTH)


def train(source, folder, *, stage=STAGE, stop_after=None):
    made, losses = network(), []

    def judge(_):
        if stop_after is not None and len(losses) >= stop_after * ROWS // 8:
            raise KeyboardInterrupt
        return {}

    def note(stage, step, steps, loss):
        losses.append(loss)

    fit(made, [source], stage, folder, judge=judge, progress=note)
    return made, losses


def test_the_loss_falls(source, tmp_path):
    _, losses = train(source, tmp_path)
    assert np.mean(losses[-5:]) < 0.6 * np.mean(losses[:5])


def test_a_resumed_training_ends_as_an_uninterrupted_one(source, tmp_path):
    straight, _ = train(source, tmp_path / "straight")
    with pytest.raises(KeyboardInterrupt):
        train(source, tmp_path / "broken", stop_after=3)
    resumed, losses = train(source, tmp_path / "broken")
    assert len(losses) < 4 * ROWS // 8
    for one, other in zip(straight.parameters(), resumed.parameters(), strict=True):
        torch.testing.assert_close(one, other)


def test_a_finished_stage_is_not_trained_again(source, tmp_path):
    train(source, tmp_path)
    assert train(source, tmp_path)[1] == []


def test_the_mean_of_trainings_lies_between_them(source, tmp_path):
    folders = [tmp_path / name for name in ("one", "other")]
    for seed, folder in enumerate(folders):
        train(source, folder, stage=replace(STAGE, seed=seed))
    (one, other), mean = map(read_average, folders), read_mean(folders)
    assert not torch.equal(one["service.weight"], other["service.weight"])
    torch.testing.assert_close(mean["service.weight"], (one["service.weight"] + other["service.weight"]) / 2)


def test_an_epoch_visits_every_row_once(source):
    rows = np.concatenate([rows for _, rows in plan([source], STAGE, 0)])
    assert sorted(rows) == list(range(ROWS))


def test_epochs_differ_and_repeat_by_seed(source):
    first, again, second = (plan([source], STAGE, epoch)[0][1].tolist() for epoch in (0, 0, 1))
    assert first == again != second
