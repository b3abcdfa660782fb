"""How the model is run: ONNX Runtime on one thread, for messages of ever changing length."""

from pathlib import Path
from typing import Any

import onnxruntime

# It would put back an operator that is six times slower than what it replaces.
_SLOWER = ("SkipLayerNormFusion",)


def open_session(model: Path) -> Any:
    """Open an exported model. What goes wrong is raised as ONNX Runtime's own exceptions."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # one message is too small to share; more threads only contend
    options.inter_op_num_threads = 1
    options.enable_mem_pattern = False  # plans memory per shape, and every message has another length
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        str(model), options, providers=["CPUExecutionProvider"], disabled_optimizers=list(_SLOWER)
    )
