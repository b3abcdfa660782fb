import json

import numpy as np
import pytest

from emotion import BadData
from emotion.evaluation.airline import as_sentiments
from emotion.evaluation.evaluate import Sets, evaluate, pick_split


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "labels.txt").write_text("anger\ngratitude\nneutral\n")
    lines = ["thank you so much!\t1\ta", "I hate you, you fucking idiot\t0\tb", "the shop is in Berlin\t2\tc"]
    (tmp_path / "dev.tsv").write_text("\n".join(lines) + "\n")
    return tmp_path


def sets(folder, **given) -> Sets:
    """Sets of which only GoEmotions is there, unless others are given."""
    absent = folder / "absent"
    usual = dict.fromkeys(("own", "airline", "context", "pairs", "fairness"), absent)
    return Sets(**{"goemotions": folder, **usual, **given})


def test_a_folder_is_measured_and_the_absent_sets_are_named(reader, folder):
    report = evaluate(reader, sets(folder))
    assert set(report.figures) == {"goemotions_macro_f1_28", "goemotions_macro_f1_8", "ece_8"}
    assert [missing.split(":")[0] for missing in report.skipped] == [
        "own",
        "airline",
        "context",
        "pairs",
        "fairness",
    ]


def test_three_easy_rows_are_read_right(reader, folder):
    report = evaluate(reader, sets(folder))
    right = {label for label, row in report.tables["goemotions_8"].items() if row["f1"] == 1.0}
    assert right == {"anger", "gratitude", "neutral"}


def test_the_other_sets_are_measured_when_they_are_there(reader, folder):
    (folder / "own.csv").write_text("text,emotion,intensity\nthanks a lot,gratitude,0.5\n")
    (folder / "tweets.csv").write_text("airline_sentiment,text\nnegative,you lost my bag again\n")
    (folder / "pairs.csv").write_text("weaker,stronger,emotion\nnot happy,I AM FURIOUS!!!,anger\n")
    given = {"own": folder / "own.csv", "airline": folder, "pairs": folder / "pairs.csv"}
    report = evaluate(reader, sets(folder, **given))
    assert {"own_macro_f1_8", "ece_own_8", "airline_macro_f1_3", "largest_gap"} <= set(report.figures)
    assert report.figures["intensity_pairs_ordered"] == 1.0


def test_a_message_is_measured_as_it_is_served_whatever_stands_beside_it(reader, folder):
    asked = ["great, delayed again", "where is it", "my card was charged twice", "it sings", "ok then", "hm"]
    for name, texts in (("own.csv", asked), ("turned.csv", asked[:2])):
        rows = [f'"{text}",anger,{reader.read(text).intensity:.9f}' for text in texts]
        (folder / name).write_text("\n".join(["text,emotion,intensity", *rows]) + "\n")
        report = evaluate(reader, sets(folder, own=folder / name))
        assert report.figures["own_intensity_error"] == pytest.approx(0, abs=1e-6)


def test_conversations_are_read_with_what_went_before_and_without(reader, folder):
    head = "previous,assistant,text,emotion,intensity\n"
    (folder / "context.csv").write_text(head + "where is it ⏎ hello,It is late again.,great,anger,0.6\n")
    report = evaluate(reader, sets(folder, context=folder / "context.csv"))
    assert report.figures["context_gain"] == pytest.approx(
        report.figures["context_macro_f1_8"] - report.figures["context_macro_f1_8_without"]
    )


def test_conversations_without_what_went_before_are_refused(reader, folder):
    (folder / "context.csv").write_text("text,emotion,intensity\ngreat,anger,0.6\n")
    with pytest.raises(BadData, match="previous and assistant"):
        evaluate(reader, sets(folder, context=folder / "context.csv"))


def test_figures_come_first_in_json_and_rows_are_counted(reader, folder):
    said = json.loads(json.dumps(evaluate(reader, sets(folder)).as_json()))
    assert said["goemotions_macro_f1_8"] == pytest.approx(3 / 8)
    assert said["rows"]["goemotions_8"] == 3
    low, high = said["intervals"]["goemotions_macro_f1_8"]
    assert low <= high


def test_messages_two_passes_agree_on_are_measured_apart(reader, folder):
    (folder / "own.csv").write_text("text,emotion,intensity\nthanks a lot,gratitude,0.5\nhm,neutral,0\n")
    (folder / "own_second_pass.csv").write_text("text,emotion\nthanks a lot,gratitude\nhm,confusion\n")
    report = evaluate(reader, sets(folder, own=folder / "own.csv"))
    assert [len(report.judgements[name].gold) for name in ("own_8", "own_agreed_8")] == [2, 1]


def test_messages_nobody_rated_have_no_error_of_intensity(reader, folder):
    (folder / "own.csv").write_text("text,emotion\nthanks a lot,gratitude\nhm,neutral\n")
    figures = evaluate(reader, sets(folder, own=folder / "own.csv")).figures
    assert "own_intensity_error" not in figures
    assert all(np.isfinite(value) for value in figures.values())


def test_passes_that_never_agree_have_nothing_agreed_to_measure(reader, folder):
    (folder / "own.csv").write_text("text,emotion\nthanks a lot,gratitude\nhm,neutral\n")
    (folder / "own_second_pass.csv").write_text("text,emotion\nthanks a lot,neutral\nhm,anger\n")
    report = evaluate(reader, sets(folder, own=folder / "own.csv"))
    assert "own_agreed_8" not in report.judgements


def test_a_split_without_one_clear_service_label_is_measured_on_the_28(reader, folder):
    (folder / "dev.tsv").write_text("thanks, you idiot\t0,1\ta\n")
    report = evaluate(reader, sets(folder))
    assert set(report.figures) == {"goemotions_macro_f1_28"}
    assert report.skipped[0] == "goemotions, 8 labels: no row of dev.tsv has one clear service label"


def test_a_second_pass_over_other_texts_is_refused(reader, folder):
    (folder / "own.csv").write_text("text,emotion,intensity\nthanks a lot,gratitude,0.5\n")
    (folder / "own_second_pass.csv").write_text("text,emotion\nthanks,gratitude\n")
    with pytest.raises(BadData, match="same texts"):
        evaluate(reader, sets(folder, own=folder / "own.csv"))


def test_the_test_split_comes_before_dev(folder):
    assert pick_split(folder) == "dev"
    (folder / "test.tsv").write_text("")
    assert pick_split(folder) == "test"


def test_a_split_asked_for_but_missing_is_an_error(reader, folder):
    with pytest.raises(BadData, match=r"train\.tsv"):
        evaluate(reader, sets(folder), split="train")


def test_upset_feelings_add_up_to_negative():
    service = np.array([[0.2, 0.2, 0.1, 0.0, 0.0, 0.4, 0.05, 0.05]])
    np.testing.assert_allclose(as_sentiments(service), [[0.5, 0.4, 0.1]])
