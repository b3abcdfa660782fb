import numpy as np
import pytest

from emotion import BadData
from emotion.training.airline import as_sentiments
from emotion.training.evaluate import evaluate, pick_split


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "labels.txt").write_text("anger\ngratitude\nneutral\n")
    lines = ["thank you so much!\t1\ta", "I hate you, you fucking idiot\t0\tb", "the shop is in Berlin\t2\tc"]
    (tmp_path / "dev.tsv").write_text("\n".join(lines) + "\n")
    return tmp_path


def test_a_folder_is_measured_and_the_absent_sets_are_named(reader, folder):
    report = evaluate(reader, folder, folder / "own.csv", folder / "airline")
    assert set(report.figures) == {"goemotions_macro_f1_28", "goemotions_macro_f1_8"}
    assert len(report.skipped) == 2


def test_three_easy_rows_are_read_right(reader, folder):
    report = evaluate(reader, folder, folder / "own.csv", folder / "airline")
    right = {label for label, f1 in report.per_label["goemotions_8"].items() if f1 == 1.0}
    assert right == {"anger", "gratitude", "neutral"}


def test_the_other_sets_are_measured_when_they_are_there(reader, folder):
    (folder / "own.csv").write_text("text,emotion,intensity\nthanks a lot,gratitude,0.5\n")
    (folder / "tweets.csv").write_text("airline_sentiment,text\nnegative,you lost my bag again\n")
    report = evaluate(reader, folder, folder / "own.csv", folder)
    assert {"own_macro_f1_8", "own_intensity_error", "airline_macro_f1_3"} <= set(report.figures)


def test_messages_two_passes_agree_on_are_measured_apart(reader, folder):
    (folder / "own.csv").write_text("text,emotion,intensity\nthanks a lot,gratitude,0.5\nhm,neutral,0\n")
    (folder / "own_second_pass.csv").write_text("text,emotion\nthanks a lot,gratitude\nhm,confusion\n")
    report = evaluate(reader, folder, folder / "own.csv", folder / "airline")
    assert (report.rows["own_8"], report.rows["own_agreed_8"]) == (2, 1)


def test_a_second_pass_over_other_texts_is_refused(reader, folder):
    (folder / "own.csv").write_text("text,emotion,intensity\nthanks a lot,gratitude,0.5\n")
    (folder / "own_second_pass.csv").write_text("text,emotion\nthanks,gratitude\n")
    with pytest.raises(BadData, match="same texts"):
        evaluate(reader, folder, folder / "own.csv", folder / "airline")


def test_the_test_split_comes_before_dev(folder):
    assert pick_split(folder) == "dev"
    (folder / "test.tsv").write_text("")
    assert pick_split(folder) == "test"


def test_a_split_asked_for_but_missing_is_an_error(reader, folder):
    with pytest.raises(BadData, match=r"train\.tsv"):
        evaluate(reader, folder, folder / "own.csv", folder, split="train")


def test_upset_feelings_add_up_to_negative():
    service = np.array([[0.2, 0.2, 0.1, 0.0, 0.0, 0.4, 0.05, 0.05]])
    np.testing.assert_allclose(as_sentiments(service), [[0.5, 0.4, 0.1]])
