import re

import numpy as np
import pytest

from emotion.evaluation.bootstrap import Interval
from emotion.evaluation.charts import CHARTS
from emotion.evaluation.fairness import Spread
from emotion.evaluation.judgement import Judgement
from emotion.evaluation.page import write_page
from emotion.evaluation.report import Report
from emotion.evaluation.slices import Slice
from emotion.labels import EMOTIONS


def judged() -> Judgement:
    rng = np.random.default_rng(3)
    return Judgement(EMOTIONS, rng.integers(0, 8, 60), rng.dirichlet(np.full(8, 0.4), 60))


@pytest.fixture(scope="module")
def report() -> Report:
    names = ("own_8", "goemotions_8", "context_8", "context_8_without")
    judgements = {name: judged() for name in names}
    tables = {name: one.table() for name, one in judgements.items()}
    return Report(
        "minilm-<b>",
        figures={"own_macro_f1_8": 0.71},
        intervals={"own_macro_f1_8": Interval(0.71, 0.6, 0.8), "context_gain": Interval(0.1, 0.0, 0.2)},
        tables={**tables, "goemotions_28": tables["own_8"]},
        judgements=judgements,
        slices={"length": {"1–4 words": Slice(10, 0.6)}},
        spreads={"ages": Spread({"a student": 0.8, "a pensioner": 0.7}, 0.0)},
    )


@pytest.fixture(scope="module")
def folder(report, tmp_path_factory):
    return write_page(report, tmp_path_factory.mktemp("page")).parent


def test_every_chart_is_drawn_and_stands_in_the_page(folder):
    page = (folder / "report.html").read_text(encoding="utf-8")
    assert page.count("data:image/png;base64,") == len(CHARTS)
    assert {path.stem for path in folder.glob("*.png")} == set(CHARTS)


def test_the_page_needs_nothing_from_elsewhere(folder):
    page = (folder / "report.html").read_text(encoding="utf-8")
    assert re.findall(r'(?:src|href)="(?!data:)', page) == []
    assert "<script" not in page


def test_what_stands_in_the_report_is_escaped(folder):
    assert "minilm-&lt;b&gt;" in (folder / "report.html").read_text(encoding="utf-8")


def test_an_empty_report_makes_a_page_without_charts(tmp_path):
    page = write_page(Report("minilm-0", skipped=["own: absent"]), tmp_path)
    assert "own: absent" in page.read_text(encoding="utf-8")
    assert list(tmp_path.glob("*.png")) == []
