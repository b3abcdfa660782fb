"""`./attune emotion train` from end to end on a handful of rows, killed on the way, and how it refuses."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

torch = pytest.importorskip("torch")

from emotion import Reader  # noqa: E402
from emotion.export import export  # noqa: E402
from emotion.labels import EMOTIONS, GOEMOTIONS  # noqa: E402
from emotion.manifest import read_manifest  # noqa: E402
from emotion.training.material import Plan, gather  # noqa: E402
from emotion.training.recipe import CODE_VERSION, learn_feelings, learn_service  # noqa: E402
from emotion.training.stages import ONWARD  # noqa: E402
from ops.commands.emotion import emotion  # noqa: E402

WEIGHTS = Path("emotion/weights")
LABELS = ("anger", "gratitude", "neutral")
PHRASES = ("you make me so angry", "thank you very much", "the shop opens at nine")


@pytest.fixture(autouse=True)
def one_thread():
    """Sums come out the same only with as many threads."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture
def plan(tmp_path):
    data = tmp_path / "data"
    data.mkdir()
    (data / "labels.txt").write_text("\n".join(LABELS))
    for split in ("train", "dev"):
        (data / f"{split}.tsv").write_text("".join(f"{PHRASES[n % 3]} {n}\t{n % 3}\tx\n" for n in range(24)))
    own = [f"message number {n},{EMOTIONS[n % 8]},0.4,," for n in range(48)]
    spoken = [f"again {n},anger,0.8,it is late {n},I am sorry" for n in range(12)]
    for name, rows in (("own.csv", own), ("dialogues.csv", spoken)):
        (tmp_path / name).write_text("\n".join(["text,emotion,intensity,previous,assistant", *rows]) + "\n")
    work = tmp_path / "home" / "training"
    return Plan(data, tmp_path / "own.csv", work, tmp_path / "dialogues.csv", seed=11, epochs=1, runs=2)


def train(plan, *words, out=Path("out")):
    told = {
        "--data": plan.goemotions,
        "--service": plan.service,
        "--dialogues": plan.dialogues,
        "--epochs": plan.epochs,
        "--runs": plan.runs,
        "--threads": 1,
        "--out": plan.work.parent / out,
    }
    options = [str(part) for pair in told.items() for part in pair]
    options += [] if "--report" in words else ["--no-report"]
    return CliRunner().invoke(
        emotion, ["train", *options, *words], env={"ATTUNE_HOME": str(plan.work.parent)}
    )


def killed_at(start):
    """Return a progress that dies in the first step of a stage, the n-th time that one begins."""
    name, times = start
    begun = []

    def progress(stage, step, _steps, _loss):
        begun.extend([stage] * (stage == name and step == 1))
        if len(begun) == times:
            raise KeyboardInterrupt

    return progress


@pytest.mark.slow
def test_a_training_killed_between_its_stages_ends_as_one_that_was_not(plan):
    whole = replace(plan, work=plan.work.parent.parent / "whole" / "training")
    assert train(whole).exit_code == 0
    material = gather(plan)
    with pytest.raises(KeyboardInterrupt):
        learn_feelings(plan, material, killed_at(("feelings", 2)))
    learn_feelings(plan, material, killed_at(("feelings", 2)))  # only the second run was left
    with pytest.raises(KeyboardInterrupt):
        learn_service(plan, material, killed_at(("afresh", 1)))
    result = train(plan)
    assert result.exit_code == 0, result.output
    made, uninterrupted = (read_manifest(one.work.parent / "out") for one in (plan, whole))
    assert made == uninterrupted
    assert made.made | {**material.hashes, "seed": 11, "code_version": CODE_VERSION} == made.made
    assert set(made.metrics) >= {"dev_macro_f1_28_cross_validated", "held_out_macro_f1_8"}
    assert "before" not in made.made


@pytest.mark.slow
def test_it_goes_on_from_earlier_weights_without_stage_1(plan):
    page = plan.work.parent / "page"
    result = train(plan, "--stage", "service", "--before", str(WEIGHTS), "--report", str(page))
    assert result.exit_code == 0, result.output
    assert "goemotions" in (page / "report.html").read_text().lower()
    assert list(page.glob("*.png"))
    assert json.loads((page / "run.json").read_text())["seed"] == 11
    assert [folder.name.split("-")[0] for folder in plan.work.iterdir()] == [ONWARD.name]
    home, before = plan.work.parent, read_manifest(WEIGHTS).version
    made = read_manifest(home / "out")
    assert (made.made["before"], made.made["taught_by"]) == (before, before)
    assert made.version != before
    reader = Reader.open(export(home / "out", home / "served"))
    thanks, anger = reader.score(["thank you very much", "you make me so angry"]).feelings
    assert thanks[GOEMOTIONS.index("gratitude")] > anger[GOEMOTIONS.index("gratitude")]
    # The same command again finds its checkpoints; with other messages it refuses them.
    assert train(plan, "--stage", "service", "--before", str(WEIGHTS), out=Path("again")).exit_code == 0
    assert read_manifest(home / "again").version == made.version
    plan.service.write_text(plan.service.read_text() + "one more,neutral,0.1,,\n")
    result = train(plan, "--stage", "service", "--before", str(WEIGHTS))
    assert result.exit_code == 2
    assert "another data" in result.output


def refused(plan, *words):
    result = train(plan, *words)
    assert result.exit_code == 2, result.output
    assert not plan.work.exists()
    return " ".join(result.output.split())


def test_bad_rows_are_named_by_line_and_nothing_is_trained(plan):
    plan.service.write_text("text,emotion,intensity\nhi,neutral,0.1\nhm,odd,0.1\nha,anger,much\n")
    said = refused(plan)
    assert "own.csv:3: unknown emotion 'odd'" in said
    assert "own.csv:4: intensity 'much'" in said
    assert "own.csv:2:" not in said


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"fine\t0\tx\nno labels\n", "train.tsv:2: expected text, label ids (0-2)"),
        (b"fine\t7\tx\n", "train.tsv:1:"),
        (b"", "train.tsv is empty"),
        (b"caf\xe9\t0\tx\n", "train.tsv is not UTF-8"),
    ],
)
def test_a_bad_line_of_goemotions_is_named(plan, content, said):
    (plan.goemotions / "train.tsv").write_bytes(content)
    assert said in refused(plan)


@pytest.mark.parametrize("name", ["labels.txt", "train.tsv", "dev.tsv"])
def test_a_missing_file_of_goemotions_is_named(plan, name):
    (plan.goemotions / name).unlink()
    assert f"{name} does not exist" in refused(plan)


@pytest.mark.parametrize("option", ["--data", "--service", "--dialogues", "--before"])
def test_what_is_not_there_is_wrong_input(plan, option):
    assert "'nowhere' does not exist" in refused(plan, option, "nowhere")


def test_stage_2_alone_says_what_it_needs(plan):
    assert "--before emotion/weights" in refused(plan, "--stage", "service")
