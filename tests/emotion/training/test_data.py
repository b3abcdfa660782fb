import numpy as np
import pytest

from emotion import BadData
from emotion.labels import GOEMOTIONS
from emotion.training.data import read_goemotions


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


@pytest.mark.parametrize(
    "line", ["no labels", "text\t7\tid", "text\tjoy\tid", "text\t-9\tid", "text\t-1\tid"]
)
def test_a_bad_line_is_named(folder, line):
    (folder / "dev.tsv").write_text(f"fine\t0\tid\n{line}\n")
    with pytest.raises(BadData, match=r"dev\.tsv:2"):
        read_goemotions(folder, "dev")


def test_unknown_labels_are_refused(folder):
    (folder / "labels.txt").write_text("joy\nhunger\n")
    with pytest.raises(BadData, match="hunger"):
        read_goemotions(folder, "dev")


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"joy\xff", "is not UTF-8"), (b"\n", "is empty"), (b"\xef\xbb\xbfhunger", "hunger")],
)
def test_a_list_of_labels_that_is_none_is_refused(folder, content, said):
    (folder / "labels.txt").write_bytes(content)
    (folder / "dev.tsv").write_text("fine\t0\tid\n")
    with pytest.raises(BadData, match=said):
        read_goemotions(folder, "dev")


def test_only_a_line_end_ends_a_row(folder):
    (folder / "dev.tsv").write_text("one\u2028row\x85still\t0\tid\r\nanother\t1\tid\n", newline="")
    assert read_goemotions(folder, "dev").texts == ("one\u2028row\x85still", "another")
