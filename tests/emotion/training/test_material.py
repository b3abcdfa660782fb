import csv
from dataclasses import replace

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from emotion import BadData  # noqa: E402
from emotion.context import Context  # noqa: E402
from emotion.labels import EMOTIONS  # noqa: E402
from emotion.training.data import Rows  # noqa: E402
from emotion.training.material import Plan, gather, with_unrelated  # noqa: E402

NEUTRAL = EMOTIONS.index("neutral")


def rows(labels, contexts=()):
    count = len(labels)
    return Rows(
        tuple(f"message {n}" for n in range(count)),
        np.zeros((count, 0), dtype=np.float32),
        np.eye(len(EMOTIONS), dtype=np.float32)[labels],
        np.full(count, 0.5, dtype=np.float32),
        tuple(contexts) or (Context(),) * count,
    )


def test_unrelated_contexts_are_neutral_and_leave_the_label_alone():
    own = rows([NEUTRAL, 0, 1, 2] * 10)
    added = with_unrelated(own, np.random.default_rng(0))
    more = added.take(range(len(own), len(added)))
    assert len(more) == len(own) // 4
    for text, label, context in zip(more.texts, more.service, more.contexts, strict=True):
        assert label.tolist() == own.service[own.texts.index(text)].tolist()
        assert own.service[own.texts.index(context.previous[0]), NEUTRAL] == 1.0


def test_messages_with_a_context_of_their_own_keep_it():
    context = Context(("it is late",))
    own = rows([NEUTRAL] * 8 + [0] * 8, [Context()] * 8 + [context] * 8)
    added = with_unrelated(own, np.random.default_rng(0))
    assert set(added.texts[len(own) :]) <= set(own.texts[:8])


def test_without_a_neutral_message_nothing_unrelated_is_added():
    own = rows([0, 1, 2] * 10)
    assert with_unrelated(own, np.random.default_rng(0)) is own


@pytest.fixture
def plan(tmp_path):
    for split in ("train", "dev"):
        (tmp_path / f"{split}.tsv").write_text("thanks\t0\tx\n")
    (tmp_path / "labels.txt").write_text("gratitude\n")
    columns = ("previous", "assistant", "text", "emotion", "intensity")
    singles = [("", "", f"single {n}", "neutral", 0.1) for n in range(300)]
    spoken = [(f"before {n // 4}", "", f"reply {n}", "anger", 0.8) for n in range(400)]
    for name, lines in (("service.csv", singles), ("dialogues.csv", spoken)):
        with (tmp_path / name).open("w", newline="") as file:
            csv.writer(file).writerows([columns, *lines])
    return Plan(tmp_path, tmp_path / "service.csv", tmp_path, tmp_path / "dialogues.csv")


def test_about_a_tenth_of_our_messages_is_held_out_and_nothing_is_in_both(plan):
    material = gather(plan)
    kept = set(material.own_held_out.rows.texts)
    assert 0.05 < len(kept) / 700 < 0.2
    assert not kept & set(material.own.rows.texts)


def test_a_conversation_is_held_out_as_a_whole(plan):
    material = gather(plan)
    parts = [{c for c in part.rows.contexts if c} for part in (material.own, material.own_held_out)]
    assert parts[1]
    assert not {c for c in parts[0] if c.previous[0].startswith("before")} & parts[1]


def test_contexts_reach_the_tokens(plan):
    material = gather(plan)
    for one, context in zip(material.own.tokens, material.own.rows.contexts, strict=True):
        assert (len(one) > one.message) == bool(context)


def test_too_few_messages_to_hold_any_out_are_refused(plan):
    plan.service.write_text("text,emotion\nhi,neutral\n")
    with pytest.raises(BadData, match="too few messages"):
        gather(replace(plan, dialogues=None))
