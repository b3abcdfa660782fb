import numpy as np
import pytest

from emotion import BadData, Emotion
from emotion.labels import EMOTIONS, GOEMOTIONS
from emotion.training.data import read_goemotions, read_service


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "labels.txt").write_text("joy\nanger\nneutral\n")
    return tmp_path


def test_labels_are_taken_by_name_not_by_place(folder):
    (folder / "dev.tsv").write_text("what a day\t0,1\tx1\n")
    rows = read_goemotions(folder, "dev")
    assert {GOEMOTIONS[at] for at in np.flatnonzero(rows.feelings[0])} == {"joy", "anger"}


def test_service_targets_are_distributions(folder):
    (folder / "dev.tsv").write_text("a\t0,1\tx\nb\t2\ty\n")
    np.testing.assert_allclose(read_goemotions(folder, "dev").service.sum(axis=1), 1.0)


@pytest.mark.parametrize("line", ["no labels", "text\t7\tid", "text\tjoy\tid", "text\t-9\tid"])
def test_a_bad_line_is_named(folder, line):
    (folder / "dev.tsv").write_text(f"fine\t0\tid\n{line}\n")
    with pytest.raises(BadData, match=r"dev\.tsv:2"):
        read_goemotions(folder, "dev")


def test_unknown_labels_are_refused(folder):
    (folder / "labels.txt").write_text("joy\nhunger\n")
    with pytest.raises(BadData, match="hunger"):
        read_goemotions(folder, "dev")


def test_own_messages_carry_label_and_intensity(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text('text,emotion,intensity,kind\n"late, again",frustration,0.6,facts\n')
    rows = read_service(path)
    assert rows.texts == ("late, again",)
    assert EMOTIONS[rows.service[0].argmax()] is Emotion.FRUSTRATION
    assert rows.intensity[0] == pytest.approx(0.6)


@pytest.mark.parametrize("line", ["hi,happy,0.5", "hi,delight,1.5", "hi,delight,much", "hi,delight"])
def test_a_bad_own_message_is_named_by_line(tmp_path, line):
    path = tmp_path / "own.csv"
    path.write_text(f"text,emotion,intensity\nok,neutral,0\n{line}\n")
    with pytest.raises(BadData, match=r"own\.csv:3"):
        read_service(path)
