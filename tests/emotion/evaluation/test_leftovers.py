import hashlib
import json

import pytest
from matplotlib.figure import Figure

from emotion.evaluation.leftovers import CHARTS
from emotion.evaluation.rendering import RUN_FILE
from emotion.evaluation.summary import Summary, write_summary

EMPTY = hashlib.sha256(b"").hexdigest()


def drawn(title: str) -> Figure:
    figure = Figure(figsize=(1, 1))
    figure.suptitle(title)
    return figure


def page(folder, *charts: str) -> set[str]:
    """Write a page with these charts and return which PNGs lie there."""
    summary = Summary("a run", "about it", {}, charts={name: (name, drawn(name)) for name in charts})
    write_summary(summary, folder)
    return {path.name for path in folder.glob("*.png")}


def test_charts_that_the_later_page_has_not_go(tmp_path):
    assert page(tmp_path, "gate", "loss") == {"gate.png", "loss.png"}
    assert page(tmp_path, "gate") == {"gate.png"}
    assert page(tmp_path) == set()


@pytest.mark.parametrize("name", ["holiday.png", "loss.png"])
def test_files_of_somebody_else_stay(tmp_path, name):
    page(tmp_path, "gate", "loss")
    (tmp_path / name).write_bytes(b"theirs")
    assert name in page(tmp_path, "gate")
    assert (tmp_path / name).read_bytes() == b"theirs"


def test_a_page_of_an_older_version_tells_of_no_charts_and_loses_none(tmp_path):
    page(tmp_path, "loss")
    (tmp_path / RUN_FILE).write_text("{}")
    assert page(tmp_path, "gate") == {"gate.png", "loss.png"}


@pytest.mark.parametrize("charts", [{"../k.png": EMPTY}, {"k.csv": EMPTY}, {"k.png": 3}, ["k.png"], None])
def test_a_run_file_that_was_tampered_with_reaches_nothing_but_charts(tmp_path, charts):
    folder = tmp_path / "page"
    page(folder, "loss")
    theirs = (tmp_path / "k.png", folder / "k.csv", folder / "k.png")
    for path in theirs:
        path.write_bytes(b"")
    (folder / RUN_FILE).write_text(json.dumps({CHARTS: charts}))
    page(folder, "gate")
    assert all(path.exists() for path in theirs)


@pytest.mark.parametrize("text", ["", "[]", "no JSON", "[" * 100_000])
def test_a_damaged_run_file_hinders_no_page(tmp_path, text):
    tmp_path.joinpath(RUN_FILE).write_text(text)
    assert page(tmp_path, "gate") == {"gate.png"}
