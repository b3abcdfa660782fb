"""Pages about runs: each is whole, needs nothing from elsewhere, and its run.json says what the run was."""

import json
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from emotion import Context, Emotion, Explanation, Piece, Reading
from emotion.labels import EMOTIONS
from emotion.manifest import Manifest
from emotion.training.calibrate import Calibrated
from emotion.training.confidence import Judged
from emotion.training.data import Rows
from emotion.training.learning import Lesson
from ops.emotion.learn import Outcome
from ops.emotion.pages import calibrated, explained, exported, learnt
from ops.emotion.pages.curves import Losses
from ops.emotion.pages.read_through import ReadThrough
from ops.emotion.reporting import run_facts

MADE = {"format": "onnx int8, dynamic", "size_mb": 22.8, "sha256": {"model.int8.onnx": "ab"}}
MANIFEST = Manifest("minilm-0", "full", "53aa5117", (0.3,) * 28, 1.2, 0.5, {"f1": 0.5}, {"seed": 7}, MADE)


def reading(emotion: Emotion = Emotion.ANGER, *, abstained: bool = False) -> Reading:
    scores = {label: 0.72 if label is emotion else 0.04 for label in EMOTIONS}
    return Reading(emotion, 0.72, 0.6, scores, "minilm-0", abstained)


class FakeReader:
    manifest, version = MANIFEST, MANIFEST.version

    def read(self, text: str, *, context: Context | None = None) -> Reading:
        return reading()

    def read_many(self, texts: tuple[str, ...]) -> list[Reading]:
        return [reading() for _ in texts]


def lesson(folder: Path) -> Lesson:
    own = folder / "own.csv"
    own.write_text("text,emotion\nhi,neutral\n")
    rows = Rows(
        ("SECRET",),
        np.zeros((1, 0), np.float32),
        np.eye(8, dtype=np.float32)[:1],
        np.full(1, np.nan, np.float32),
        (Context(),),
    )
    return Lesson(folder, rows, (own,), None, folder / "work")


def calibration(folder: Path) -> Path:
    rng = np.random.default_rng(3)
    judged = {name: Judged(rng.normal(size=(40, 8)), rng.integers(0, 8, 40)) for name in ("dev", "own")}
    after = replace(MANIFEST, temperature=1.1, thresholds=(0.4,) * 28)
    errors = dict.fromkeys(judged, 0.02)
    done = Calibrated(MANIFEST, after, errors, errors, judged)
    return calibrated.write(done, {"command": "calibrate"}, folder)


def learning(folder: Path) -> Path:
    losses = Losses(lambda *_: None)
    for step in range(1, 60):
        losses.note("learn", step, 60, 1.0 / step)
    outcome = Outcome("minilm-1", "minilm-1", True, "passed", {"own": 0.9, "own_before": 0.89})
    return learnt.write(outcome, lesson(folder.parent), losses, {"command": "learn"}, folder)


def reading_through(folder: Path) -> Path:
    seen = ReadThrough()
    for emotion in (Emotion.ANGER, Emotion.DELIGHT, Emotion.NEUTRAL):
        seen.note("SECRET", reading(emotion, abstained=emotion is Emotion.NEUTRAL))
    return seen.write({"command": "read"}, folder)


def explanation(folder: Path) -> Path:
    pieces = (Piece("<b>costs", 0, 8, 1.5), Piece("$5\x1b[2J😡", 9, 16, -0.5))
    return explained.write(Explanation(reading(), pieces), {"command": "explain"}, folder)


def exporting(folder: Path) -> Path:
    return exported.write(FakeReader(), {"command": "export"}, folder)


WRITERS = [calibration, learning, reading_through, explanation, exporting]


@pytest.fixture(params=WRITERS, ids=lambda writer: writer.__name__)
def page(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return request.param(tmp_path / "page")


def test_a_page_needs_nothing_from_elsewhere_and_shows_its_charts(page: Path) -> None:
    content = page.read_text(encoding="utf-8")
    assert re.findall(r'(?:src|href)="(?!data:)', content) == []
    assert content.count("data:image/png;base64,") == len(list(page.parent.glob("*.png"))) > 0


def test_the_run_says_what_was_run(page: Path) -> None:
    assert json.loads((page.parent / "run.json").read_text(encoding="utf-8"))["command"]


@pytest.mark.parametrize("writer", [learning, reading_through])
def test_no_text_of_a_customer_is_kept(writer, tmp_path: Path) -> None:
    folder = writer(tmp_path / "page").parent
    assert "SECRET" not in "".join(path.read_text(errors="ignore") for path in folder.iterdir())


def test_the_gate_is_told_with_both_figures(tmp_path: Path) -> None:
    learning(tmp_path / "page")
    run = json.loads((tmp_path / "page" / "run.json").read_text())
    assert run["promoted"] is True
    assert run["figures"] == {"own": 0.9, "own_before": 0.89}


def test_what_was_read_is_counted(tmp_path: Path) -> None:
    reading_through(tmp_path / "page")
    run = json.loads((tmp_path / "page" / "run.json").read_text())
    assert (run["messages"], run["abstained"], run["emotions"]["anger"]) == (3, 1, 1)


def test_a_message_cannot_write_the_page_that_explains_it(tmp_path: Path) -> None:
    content = explanation(tmp_path / "page").read_text(encoding="utf-8")
    assert "&lt;b&gt;costs" in content
    assert "<b>" not in content
    assert "\x1b" not in content


def test_facts_of_a_run_have_the_hashes_of_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("x")
    files = {"a": tmp_path / "a.csv", "b": tmp_path / "nowhere"}
    facts = run_facts("learn", model="m", data=files, seed=3)
    assert set(facts["data_sha256"]) == {"a"}
    assert (facts["seed"], len(facts["code_sha256"])) == (3, 64)
