import pytest

from emotion.reader import MODEL_FILE, Reader
from emotion.session import open_session
from emotion.training.gate import FixedSets, judge, measure

BEFORE = {"own_macro_f1_8": 0.80, "goemotions_dev_macro_f1_28": 0.54}


@pytest.mark.parametrize(
    ("own", "goemotions", "promoted"),
    [
        (0.80, 0.54, True),
        (0.90, 0.54, True),
        (0.795, 0.535, True),  # exactly what is allowed
        (0.7949, 0.60, False),
        (0.90, 0.53, False),  # a gain here buys no loss there
    ],
)
def test_no_set_may_lose_more_than_half_a_point(own, goemotions, promoted):
    after = {"own_macro_f1_8": own, "goemotions_dev_macro_f1_28": goemotions}
    assert judge(BEFORE, after).promoted is promoted


def test_a_refusal_names_the_set_and_the_loss():
    verdict = judge(BEFORE, {**BEFORE, "own_macro_f1_8": 0.78})
    assert "own_macro_f1_8 by 2.00 points" in verdict.reason
    assert verdict.figures["own_macro_f1_8_before"] == 0.80


def test_a_loss_just_beyond_the_limit_is_not_told_as_the_limit():
    assert "by 0.54 points" in judge(BEFORE, {**BEFORE, "own_macro_f1_8": 0.7946}).reason


def test_a_set_the_challenger_was_not_measured_on_is_lost():
    assert not judge(BEFORE, {"own_macro_f1_8": 0.9}).promoted


def test_without_any_set_nothing_passes():
    assert not judge({}, {}).promoted


def test_sets_that_are_not_there_are_left_out(reader, tmp_path):
    own = tmp_path / "own.csv"
    own.write_text("text,emotion\nthank you so much,gratitude\nwhere is my order,neutral\n")
    sets = FixedSets({"own": own, "context": tmp_path / "nowhere.csv"}, tmp_path)
    assert measure(reader, sets) == {"own_macro_f1_8": pytest.approx(2 / 8)}


class Watched:
    """A session that notes how many messages it is given at a time."""

    def __init__(self, session):
        self._session = session
        self.sizes = set()

    def run(self, outputs, inputs):
        self.sizes.add(len(inputs["input_ids"]))
        return self._session.run(outputs, inputs)


def test_no_message_is_measured_in_company(artefact, reader, tmp_path):
    session = Watched(open_session(artefact / MODEL_FILE))
    own = tmp_path / "own.csv"
    own.write_text("text,emotion\nthank you so much,gratitude\nwhere is my order,neutral\n")
    (tmp_path / "labels.txt").write_text("anger\nneutral\n")
    (tmp_path / "dev.tsv").write_text("you idiot\t0\ta\nthe shop is there\t1\tb\n")
    measure(Reader(session, reader._tokenizer, reader.manifest), FixedSets({"own": own}, tmp_path))
    assert session.sizes == {1}
