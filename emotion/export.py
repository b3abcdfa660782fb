"""Export: committed weights → ONNX → int8 artefact for serving, checked, in one atomic step."""

import logging
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import numpy as np
import onnx
from numpy.typing import NDArray
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

from emotion import versions
from emotion.encoder import encoder_dir
from emotion.errors import CannotWrite, ExportMismatch
from emotion.graph import HEADS_NODE, build_graph
from emotion.integrity import sha256_of
from emotion.manifest import FILE_NAME, WEIGHTS_FOLDER, read_manifest
from emotion.outliers import without_outliers
from emotion.parameters import WEIGHTS_FILE, encoder_shape, load_parameters
from emotion.probes import PROBES
from emotion.reader import MODEL_FILE, TOKENIZER_FILE, inputs_of
from emotion.session import open_session
from emotion.tokens import MAX_TOKENS, tokenize

log = logging.getLogger(__name__)

# Mean absolute difference of a probability between fp32 and int8 over the probe sentences.
TOLERANCE: Final = 0.03
_ROOM = 1.3  # of the fp32 model's size, while it is being quantised


def export(weights_dir: Path, out_dir: Path, *, keep_weights: bool = False) -> Path:
    """Export the weights and return `out_dir`, which then leads to the new version.

    Parameters
    ----------
    keep_weights
        Put a copy of the weights into the version, for those that lie nowhere else.

    Raises
    ------
    ModelUnavailable
        If the weights are missing, damaged or do not fit.
    CannotWrite
        If the disk is full, or one may not write there.
    ExportMismatch
        If int8 strays further from fp32 than `TOLERANCE`; the old artefact then stays.
    """
    manifest = read_manifest(weights_dir)
    parameters = load_parameters(weights_dir)
    with versions.making(out_dir) as fresh:
        full = fresh / "model.fp32.onnx"
        onnx.save(build_graph(parameters, encoder_shape(encoder_dir())), full)
        shutil.copyfile(encoder_dir() / "tokenizer.json", fresh / TOKENIZER_FILE)
        facts = quantised(full, fresh / MODEL_FILE, fresh / TOKENIZER_FILE)
        full.unlink()
        replace(manifest, export=facts | hashes_in(fresh)).write(fresh)
        if keep_weights:
            (fresh / WEIGHTS_FOLDER).mkdir()
            for name in (WEIGHTS_FILE, FILE_NAME):
                shutil.copyfile(weights_dir / name, fresh / WEIGHTS_FOLDER / name)
        versions.put(fresh, out_dir)
    log.info("emotion.exported", extra={"model": manifest.version})
    return out_dir


def hashes_in(folder: Path) -> dict[str, dict[str, str]]:
    """Return what the manifest says of the files that are served, so that damage to them is noticed."""
    return {"sha256": {name: sha256_of(folder / name) for name in (MODEL_FILE, TOKENIZER_FILE)}}


def quantised(full: Path, small: Path, tokenizer: Path) -> dict[str, Any]:
    """Quantise, and fall back to 7-bit weights where the processor's 8-bit sums overflow."""
    free, needed = shutil.disk_usage(full.parent).free, int(_ROOM * full.stat().st_size)
    if free < needed:  # the native code that writes beside it would not say
        raise CannotWrite(f"{full.parent} has {free >> 20} MB left; quantising needs {needed >> 20}")
    tamed = without_outliers(onnx.load(full), _probe_inputs(tokenizer))
    worst = 1.0
    for reduced in (False, True):
        quantize_dynamic(
            tamed,
            small,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=reduced,
            nodes_to_exclude=[HEADS_NODE],
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},  # fused operators have no inference
        )
        worst = _difference(full, small, tokenizer)
        if worst <= TOLERANCE:
            size_mb = round(small.stat().st_size / 1e6, 1)
            return {
                "format": "onnx int8, dynamic",
                "mean_difference": worst,
                "reduced": reduced,
                "size_mb": size_mb,
            }
    raise ExportMismatch(
        f"int8 differs from fp32 by {worst:.3f} on average, allowed {TOLERANCE}; keep the old one"
    )


def _probe_inputs(tokenizer: Path) -> list[dict[str, NDArray[np.int64]]]:
    """Return what a model is given for each probe sentence."""
    encoder = Tokenizer.from_file(str(tokenizer))
    encoder.no_padding()
    encoder.enable_truncation(MAX_TOKENS)
    return [inputs_of([tokens]) for tokens in tokenize(encoder, PROBES)]


def _difference(full: Path, small: Path, tokenizer: Path) -> float:
    a, b = (_probabilities(path, tokenizer) for path in (full, small))
    return round(float(np.abs(a - b).mean()), 5)


def _probabilities(model: Path, tokenizer: Path) -> NDArray[np.float64]:
    """Return the service probabilities of the probe sentences, shape (probes, 8)."""
    session = open_session(model)
    rows = []
    for inputs in _probe_inputs(tokenizer):
        service = session.run(["service"], inputs)[0][0]
        powers = np.exp(np.float64(service) - service.max())
        rows.append(powers / powers.sum())
    return np.array(rows)
