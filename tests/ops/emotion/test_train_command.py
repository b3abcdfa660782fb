"""`./attune emotion train` from its texts to a model that reads, on a handful of rows."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from emotion import Reader
from emotion.export import export
from emotion.manifest import read_manifest
from ops.commands.emotion import emotion

SAID = (("thank you so much", 1, "gratitude"), ("I hate you", 0, "anger"), ("it is in street", 2, "neutral"))
STAGE_2 = ("afresh-full-5", "service-full-5")


@pytest.fixture
def asked(tmp_path, monkeypatch):
    """Words of the command line for a tiny training."""
    monkeypatch.setenv("ATTUNE_HOME", str(tmp_path / "home"))
    (tmp_path / "labels.txt").write_text("anger\ngratitude\nneutral\n")
    for split in ("train", "dev"):
        lines = [f"{text} {row}\t{label}\t{row}" for row in range(12) for text, label, _ in SAID]
        (tmp_path / f"{split}.tsv").write_text("\n".join(lines) + "\n")
    own = [f"{text} {row},{name},0.4" for row in range(30) for text, _, name in SAID]
    (tmp_path / "own.csv").write_text("\n".join(["text,emotion,intensity", *own]) + "\n")
    spoken = [f"before {row},{text} then {row},{name},0.4" for row in range(30) for text, _, name in SAID]
    (tmp_path / "spoken.csv").write_text("\n".join(["previous,text,emotion,intensity", *spoken]) + "\n")
    words = ["--data", str(tmp_path), "--service", str(tmp_path / "own.csv"), "--seed", "5", "--epochs", "1"]
    return [
        *words,
        "--dialogues",
        str(tmp_path / "spoken.csv"),
        "--runs",
        "2",
        "--out",
        str(tmp_path / "out"),
    ]


def train(*words: str):
    return CliRunner().invoke(emotion, ["train", *words])


def checkpoints(tmp_path: Path) -> dict[str, bytes]:
    return {
        path.parent.name: path.with_suffix(".safetensors").read_bytes()
        for path in (tmp_path / "home" / "training").glob("*/epoch-*.json")
    }


@pytest.mark.slow
def test_all_stages_go_on_from_the_first_and_end_in_a_model_that_reads(asked, tmp_path):
    assert train(*asked, "--stage", "feelings").exit_code == 0
    first = checkpoints(tmp_path)
    assert sorted(first) == ["feelings-full-5", "feelings-full-6"]
    result = train(*asked)
    assert result.exit_code == 0, result.output
    after = checkpoints(tmp_path)
    assert {name: after[name] for name in first} == first
    assert sorted(after.keys() - first.keys()) == list(STAGE_2)
    made = read_manifest(tmp_path / "out")
    assert (made.made["seed"], made.method) == (5, "full")
    assert Reader.open(export(tmp_path / "out", tmp_path / "served")).version == made.version


@pytest.mark.slow
def test_released_weights_stand_in_for_a_first_stage_never_run(asked, tmp_path):
    result = train(*asked, "--stage", "service", "--before", "emotion/weights")
    assert result.exit_code == 0, result.output
    assert sorted(checkpoints(tmp_path)) == list(STAGE_2)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "--stage feelings first"),
        (("--method", "lora", "--before", "emotion/weights"), "--method full, not lora"),
        (("--before", "tests"), "no emotion model at tests"),
    ],
)
def test_a_second_stage_with_nothing_to_go_on_from_says_so(asked, tmp_path, words, said):
    result = train(*asked, "--stage", "service", *words)
    assert result.exit_code == 2, result.output
    assert said in " ".join(result.output.split())
    assert not (tmp_path / "out").exists()


def test_bad_rows_are_named_before_anything_is_trained(asked, tmp_path):
    (tmp_path / "own.csv").write_text("text,emotion\nhi,odd\n")
    result = train(*asked)
    assert result.exit_code == 2
    assert "own.csv:2: unknown emotion" in result.output
