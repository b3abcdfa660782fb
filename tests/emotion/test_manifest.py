import json

import pytest

from emotion import ModelUnavailable, Reader
from emotion.manifest import Manifest, read_manifest

GOOD = Manifest("minilm-00000000", "full", "53aa5117", (0.3,) * 28, 1.2, 0.5, {"f1": 0.5}, {"seed": 7})


def test_a_manifest_comes_back_as_it_was_written(tmp_path):
    GOOD.write(tmp_path)
    assert read_manifest(tmp_path) == GOOD


def test_a_missing_folder_is_no_model(tmp_path):
    with pytest.raises(ModelUnavailable, match="emotion export"):
        Reader.open(tmp_path / "nowhere")


@pytest.mark.parametrize(
    "change",
    [
        {"schema": 99},
        {"feelings": ["joy"]},
        {"thresholds": [0.3]},
        {"temperature": 0.0},
    ],
)
def test_a_manifest_for_another_model_is_refused(tmp_path, change):
    GOOD.write(tmp_path)
    path = tmp_path / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | change))
    with pytest.raises(ModelUnavailable):
        read_manifest(tmp_path)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"{}", b"\xff" * 5000, b"[" * 100_000])
def test_a_damaged_manifest_is_refused_in_a_few_words(tmp_path, content):
    (tmp_path / "manifest.json").write_bytes(content)
    with pytest.raises(ModelUnavailable, match="damaged") as caught:
        read_manifest(tmp_path)
    assert len(str(caught.value).replace(str(tmp_path), "")) < 250


def test_a_folder_without_a_manifest_is_told_which_command_makes_which(tmp_path):
    with pytest.raises(ModelUnavailable, match=r"no manifest\.json.*emotion export.*emotion train"):
        read_manifest(tmp_path)


def test_a_damaged_model_is_refused(tmp_path):
    GOOD.write(tmp_path)
    (tmp_path / "model.int8.onnx").write_bytes(b"not a model")
    (tmp_path / "tokenizer.json").write_text("{}")
    with pytest.raises(ModelUnavailable, match="does not load"):
        Reader.open(tmp_path)
