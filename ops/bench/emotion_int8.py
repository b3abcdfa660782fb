"""What 8 bits cost: macro-F1 of the served model less that of the same weights in 32 bits."""

import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx

from emotion import Reader
from emotion.encoder import encoder_dir
from emotion.graph import build_graph
from emotion.manifest import FILE_NAME
from emotion.parameters import encoder_shape, load_parameters
from emotion.reader import TOKENIZER_FILE
from emotion.training.data import read_goemotions
from emotion.training.gate import FixedSets, measure_messages
from emotion.training.thresholds import tune

FULL_FILE = "model.fp32.onnx"
_NAMES = {
    "goemotions_dev_macro_f1_28": "GoEmotions dev, 28 labels, thresholds cross-validated for each",
    "own_macro_f1_8": "service_test.csv, 8 labels",
}


def compare(weights_dir: Path, artefact_dir: Path, sets: FixedSets) -> dict[str, float | str]:
    """Return the difference on GoEmotions' dev split, or where that is missing on our test messages."""
    with tempfile.TemporaryDirectory() as folder:
        full = Reader.open(_in_32_bits(weights_dir, artefact_dir, Path(folder)), model_file=FULL_FILE)
        deltas = _deltas(Reader.open(artefact_dir), full, sets)
    chosen = next((name for name in _NAMES if name in deltas), None)
    facts: dict[str, float | str] = {f"int8_delta_{name}": delta for name, delta in deltas.items()}
    if chosen:
        facts |= {"int8_macro_f1_delta": deltas[chosen], "int8_macro_f1_delta_on": _NAMES[chosen]}
    return facts


def _deltas(ours: Reader, full: Reader, sets: FixedSets) -> dict[str, float]:
    small, right = (dict(measure_messages(reader, sets.messages)) for reader in (ours, full))
    if (sets.goemotions / "dev.tsv").is_file():
        # The manifest's thresholds were tuned on what 8 bits say of these very rows. Each gets its own here,
        # by the same cross-validation.
        dev = read_goemotions(sets.goemotions, "dev")
        for reader, figures in ((ours, small), (full, right)):
            scores = reader.score(dev.texts, alone=True).feelings.astype(np.float32)
            tuned = tune(dev.feelings > 0, scores, np.random.default_rng(0))
            figures["goemotions_dev_macro_f1_28"] = tuned.cross_validated
    return {name: round(small[name] - right[name], 4) for name in small}


def _in_32_bits(weights_dir: Path, artefact_dir: Path, folder: Path) -> Path:
    onnx.save(build_graph(load_parameters(weights_dir), encoder_shape(encoder_dir())), folder / FULL_FILE)
    for name in (TOKENIZER_FILE, FILE_NAME):
        shutil.copyfile(artefact_dir / name, folder / name)
    return folder
