"""Another maker's model: a tiny random one, saved as anybody's would be, converted and served."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import torch
import transformers

from emotion import Context, Emotion, ModelUnavailable, Reader, explain
from emotion.encoder import encoder_dir
from emotion.errors import BadMapping
from emotion.replacement import export_replacement

LABELS = ("joy", "rage", "rant", "meh")
MAPPED = {"joy": "delight", "rage": "anger", "rant": "anger", "meh": "neutral"}
TEXTS = ["hello", "where is my order, it is late again", "late " * 300, "THIS IS BAD 😡"]


def saved(folder: Path, *, many: bool = False, positions: int = 160) -> Path:
    torch.manual_seed(3)
    tokenizer = transformers.AutoTokenizer.from_pretrained(encoder_dir(), local_files_only=True)
    config = transformers.BertConfig(
        vocab_size=len(tokenizer),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=positions,
        initializer_range=0.2,  # else a random model says the same of everything
        id2label=dict(enumerate(LABELS)),
        label2id={label: at for at, label in enumerate(LABELS)},
        problem_type="multi_label_classification" if many else "single_label_classification",
    )
    transformers.BertForSequenceClassification(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def mapping(folder: Path, table: dict[str, object]) -> Path:
    path = folder / "labels.toml"
    lines = [f"{json.dumps(label)} = {json.dumps(emotion)}" for label, emotion in table.items()]
    path.write_text("\n".join(["[labels]", *lines]) + "\n")
    return path


@pytest.fixture(scope="module", params=[False, True], ids=["softmax", "sigmoid"])
def made(request, tmp_path_factory) -> tuple[Path, Path]:
    """Return the folder of a model and the link to what was made of it."""
    folder = tmp_path_factory.mktemp("theirs")
    model = saved(folder / "Their Model", many=request.param)
    return model, export_replacement(str(model), mapping(folder, MAPPED), folder / "emotion")


@pytest.mark.slow
@pytest.mark.parametrize("text", TEXTS[:2])
def test_its_probabilities_are_added_up_to_our_emotions(made, text):
    model, served = made
    theirs = transformers.pipeline("text-classification", model=str(model), device="cpu", top_k=None)
    said = {one["label"]: one["score"] for one in theirs([text])[0]}
    total = sum(said.values())
    scores = Reader.open(served).read(text).scores
    assert scores[Emotion.ANGER] == pytest.approx((said["rage"] + said["rant"]) / total, abs=0.08)
    assert scores[Emotion.DELIGHT] == pytest.approx(said["joy"] / total, abs=0.08)
    assert scores[Emotion.GRATITUDE] == pytest.approx(0.0, abs=1e-3)


@pytest.mark.slow
def test_it_is_served_by_the_same_reader_in_every_way(made):
    reader = Reader.open(made[1])
    readings = reader.read_many(TEXTS)
    assert [sum(one.scores.values()) for one in readings] == pytest.approx([1.0] * len(TEXTS))
    assert all(0.0 <= one.intensity <= 1.0 for one in readings)
    assert reader.version.startswith("their-model-")
    with_context = reader.read(TEXTS[1], context=Context(("before",), "the shop"))
    assert with_context.scores == reader.read(TEXTS[1]).scores
    assert explain(reader, TEXTS[1]).pieces


@pytest.mark.slow
def test_serving_it_loads_neither_torch_nor_transformers(made):
    code = (
        "import sys; from pathlib import Path; from emotion import Reader\n"
        "Reader.open(Path(sys.argv[1])).read('hello')\nprint(*sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(made[1])], capture_output=True, text=True, check=True
    )
    assert not {"torch", "transformers", "onnx"} & set(run.stdout.split())


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"joy": "delight"}, "does not map rage, rant, meh"),
        ({**MAPPED, "glee": "delight"}, "what the model does not have: glee"),
        ({**MAPPED, "joy": "happiness"}, "joy = 'happiness'"),
        ({**MAPPED, "joy": ["delight"]}, r"joy = \['delight'\]"),
    ],
)
def test_a_mapping_that_does_not_fit_names_every_label(tmp_path, table, said):
    model = saved(tmp_path / "theirs")
    with pytest.raises(BadMapping, match=said):
        export_replacement(str(model), mapping(tmp_path, table), tmp_path / "emotion")
    assert not (tmp_path / "emotion").exists()


def test_a_mapping_that_is_no_toml_is_refused(tmp_path):
    (tmp_path / "labels.toml").write_text("joy means delight")
    with pytest.raises(BadMapping, match="TOML"):
        export_replacement(str(saved(tmp_path / "theirs")), tmp_path / "labels.toml", tmp_path / "emotion")


def test_a_mapping_that_is_not_there_names_the_setting_and_the_labels(tmp_path):
    with pytest.raises(BadMapping, match=r"emotion_labels in attune\.toml.*joy, rage, rant, meh"):
        export_replacement(str(saved(tmp_path / "theirs")), tmp_path / "nowhere", tmp_path / "emotion")


@pytest.mark.parametrize("model", ["/nowhere/model", "./models/theirs", "../x y"])
def test_a_folder_that_is_not_there_is_not_looked_for_elsewhere(tmp_path, model):
    with pytest.raises(ModelUnavailable, match="there is no such folder"):
        export_replacement(model, mapping(tmp_path, MAPPED), tmp_path / "emotion")


@pytest.mark.parametrize("content", [b"no weights", b"\xff" * 900])
def test_damaged_weights_of_another_maker_are_refused(tmp_path, content):
    model = saved(tmp_path / "theirs")
    (model / "model.safetensors").write_bytes(content)
    with pytest.raises(ModelUnavailable, match="does not load"):
        export_replacement(str(model), mapping(tmp_path, MAPPED), tmp_path / "emotion")


def test_a_model_without_its_tokenizer_is_refused(tmp_path):
    model = saved(tmp_path / "theirs")
    for path in [*model.glob("tokenizer*"), *model.glob("vocab*")]:
        path.unlink()
    with pytest.raises(ModelUnavailable, match=r"beside the model\?"):
        export_replacement(str(model), mapping(tmp_path, MAPPED), tmp_path / "emotion")
    assert not (tmp_path / "emotion").exists()


def test_a_folder_without_a_model_is_refused(tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(ModelUnavailable, match="does not load"):
        export_replacement(str(tmp_path / "empty"), mapping(tmp_path, MAPPED), tmp_path / "emotion")


@pytest.mark.slow
def test_a_model_too_short_for_our_messages_is_refused(tmp_path):
    model = saved(tmp_path / "theirs", positions=32)
    with pytest.raises(ModelUnavailable, match="usual length"):
        export_replacement(str(model), mapping(tmp_path, MAPPED), tmp_path / "emotion")
    assert not (tmp_path / "emotion").exists()
