from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
import torch

from emotion import ModelUnavailable, Reader
from emotion.encoder import encoder_dir
from emotion.export import export
from emotion.graph import build_graph
from emotion.manifest import Manifest
from emotion.parameters import encoder_shape, load_parameters
from emotion.training.weights import load_weights

WEIGHTS = Path("emotion/weights")
MAX_COMMITTED_MB = 50


def test_the_committed_weights_stay_small():
    assert sum(path.stat().st_size for path in WEIGHTS.iterdir()) < MAX_COMMITTED_MB * 1e6


def test_the_artefact_is_what_the_reader_needs_and_the_way_back(artefact):
    assert {path.name for path in artefact.iterdir()} == {
        "model.int8.onnx",
        "tokenizer.json",
        "manifest.json",
        "before",
    }


def test_a_failed_export_leaves_the_old_artefact(artefact, tmp_path):
    Manifest("x", "full", "53aa5117", (0.3,) * 28, 1.0, 0.5, {}, {}).write(tmp_path)
    with pytest.raises(ModelUnavailable, match="missing"):
        export(tmp_path, artefact)
    assert Reader.open(artefact).read("thank you").scores


def test_a_failed_export_leaves_nothing_half_made(tmp_path):
    out = tmp_path / "out" / "emotion"
    with pytest.raises(ModelUnavailable):
        export(tmp_path / "nowhere", out)
    assert not out.parent.exists() or not list(out.parent.iterdir())


@pytest.mark.slow
def test_the_graph_computes_what_the_trained_network_does(tmp_path):
    network, _ = load_weights(WEIGHTS)
    path = tmp_path / "full.onnx"
    onnx.save(build_graph(load_parameters(WEIGHTS), encoder_shape(encoder_dir())), path)
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    ids = np.random.default_rng(0).integers(1000, 20_000, size=(3, 20))
    ids[1, 7:] = 0
    mask = (ids != 0).astype(np.int64)
    segments = np.zeros_like(ids)
    segments[1, 4:7] = segments[2, 9:] = 1
    with torch.inference_mode():
        right = network(*map(torch.from_numpy, (ids, mask, segments)))
    inputs = {"input_ids": ids, "attention_mask": mask, "token_type_ids": segments}
    ours = session.run(["feelings", "service", "intensity"], inputs)
    for mine, theirs in zip(ours, (right.feelings, right.service, right.intensity), strict=True):
        np.testing.assert_allclose(mine, theirs.numpy(), atol=1e-3)
