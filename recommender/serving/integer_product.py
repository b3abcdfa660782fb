"""Products of 8-bit item codes with a 7-bit vector, by ONNX Runtime's integer kernels.

NumPy has no fast 8-bit product, and the emotion reader brings ONNX Runtime along anyway. Loaded only
when a catalogue is large enough to need it. Refuses a machine whose kernel adds wrongly.

Several items stand side by side in one row of the matrix, and the vector is repeated once for each of
them with zeros elsewhere. Kernels for matrix units (AMX) fill rows up to 64 bytes and work on sixteen
vectors at once whether there are so many or not: item by item, they cost 100,000 short items what
100,000 long ones cost.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

# Digits of the vector go from -63 to 63. Without VNNI, x86 kernels add two products in 16 bits; with
# 8-bit digits that would overflow silently: 2 · 127 · 127 < 2¹⁵ ≤ 2 · 255 · 127.
MOST_DIGIT = 63
# Bytes of a row that cost no more than one.
ROW = 64
_ZERO = 64
_CHECKED = 256


class KernelUnfit(Exception):
    """ONNX Runtime is absent or multiplies wrongly here; the plain pass serves instead."""


class IntegerProduct:
    """Multiplies one fixed matrix with vectors of digits; safe to call from several threads.

    Parameters
    ----------
    codes
        Shape (n_items, n_factors), int8 within -127 to 127.

    Raises
    ------
    KernelUnfit
    """

    def __init__(self, codes: NDArray[np.int8]) -> None:
        n_items, self._n_digits = codes.shape
        self._n_abreast = max(ROW // self._n_digits, 1)
        n_rows = -(-n_items // self._n_abreast)
        padded = np.zeros((n_rows * self._n_abreast, self._n_digits), dtype=np.int8)
        padded[:n_items] = codes
        self._n_items = n_items
        abreast = padded.reshape(self._n_abreast, n_rows, self._n_digits)
        self._session = _session(np.concatenate([*abreast.transpose(0, 2, 1)]), self._n_abreast)
        signs = np.random.default_rng(0).choice(np.array([-MOST_DIGIT, MOST_DIGIT], np.int8), self._n_digits)
        checked = np.linspace(0, n_items - 1, min(n_items, _CHECKED)).astype(np.intp)
        for digits in (signs, np.full_like(signs, MOST_DIGIT)):
            expected = codes[checked].astype(np.int32) @ digits.astype(np.int32)
            if not np.array_equal(self(digits)[checked], expected):
                raise KernelUnfit("the integer product of this processor is not exact")

    def __call__(self, digits: NDArray[np.int8]) -> NDArray[np.int32]:
        """Return the products, shape (n_items,).

        Parameters
        ----------
        digits
            Shape (n_factors,), within -63 to 63.
        """
        width = self._n_digits
        shifted = np.full((self._n_abreast, self._n_abreast * width), _ZERO, dtype=np.uint8)
        mine = (digits + np.int8(_ZERO)).view(np.uint8)
        for place, row in enumerate(shifted):
            row[place * width : (place + 1) * width] = mine
        products: NDArray[np.int32] = self._session.run(["products"], {"digits": shifted})[0].reshape(-1)
        return products[: self._n_items]


def _session(codes: NDArray[np.int8], n_abreast: int) -> Any:
    """Return a session that multiplies vectors, shape (n_abreast, n), with `codes`, shape (n, n_rows)."""
    try:
        import onnxruntime  # noqa: PLC0415  only large catalogues need it
        from onnx import TensorProto, helper, numpy_helper  # noqa: PLC0415
    except ImportError as error:
        raise KernelUnfit(f"{error.name} is not installed") from error
    n_codes, n_rows = codes.shape
    graph = helper.make_graph(
        [helper.make_node("MatMulInteger", ["digits", "codes", "zero"], ["products"])],
        "scan",
        [helper.make_tensor_value_info("digits", TensorProto.UINT8, [n_abreast, n_codes])],
        [helper.make_tensor_value_info("products", TensorProto.INT32, [n_abreast, n_rows])],
        [
            numpy_helper.from_array(codes, "codes"),
            numpy_helper.from_array(np.array(_ZERO, dtype=np.uint8), "zero"),
        ],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        model.SerializeToString(), options, providers=["CPUExecutionProvider"]
    )
