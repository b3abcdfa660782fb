"""Outlier channels: at 32 bits nothing changes, at 8 bits less is lost."""

import numpy as np
import onnx
import onnxruntime
import pytest
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from emotion.outliers import without_outliers

CHANNELS = 8


def model(*products: str, weights: dict[str, np.ndarray]) -> onnx.ModelProto:
    """A model of matrix products, each with its weights, that all read the same input."""
    made = helper.make_graph(
        [helper.make_node("MatMul", ["x", name], [f"y{n}"], name=f"p{n}") for n, name in enumerate(products)],
        "products",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["texts", "tokens", CHANNELS])],
        [helper.make_tensor_value_info(f"y{n}", TensorProto.FLOAT, None) for n in range(len(products))],
        [numpy_helper.from_array(value, name) for name, value in weights.items()],
    )
    return helper.make_model(made, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)


def answers(made: onnx.ModelProto | str, x: np.ndarray) -> list[np.ndarray]:
    source = made if isinstance(made, str) else made.SerializeToString()
    return onnxruntime.InferenceSession(source, providers=["CPUExecutionProvider"]).run(None, {"x": x})


def steps(made: onnx.ModelProto) -> list[str]:
    return [node.op_type for node in made.graph.node]


@pytest.fixture
def texts():
    """Eight texts of five tokens in which the third channel is always large."""
    drawn = np.random.default_rng(0).normal(size=(8, 1, 5, CHANNELS)).astype(np.float32)
    drawn[..., 2] += 40.0
    return list(drawn)


@pytest.fixture
def weights():
    return {"w": np.random.default_rng(1).normal(size=(CHANNELS, 6)).astype(np.float32)}


def inputs(texts):
    return [{"x": text} for text in texts]


def test_at_32_bits_nothing_changes(texts, weights):
    plain = model("w", weights=weights)
    tamed = without_outliers(plain, inputs(texts))
    assert steps(tamed) == ["Mul", "MatMul"]
    np.testing.assert_allclose(answers(tamed, texts[0])[0], answers(plain, texts[0])[0], rtol=1e-5, atol=1e-4)


def test_the_model_it_is_given_stays_as_it_was(texts, weights):
    plain = model("w", weights=weights)
    before = plain.SerializeToString()
    without_outliers(plain, inputs(texts))
    assert plain.SerializeToString() == before


def test_at_8_bits_less_is_lost(texts, weights, tmp_path):
    plain = model("w", weights=weights)

    def lost(made: onnx.ModelProto) -> float:
        small = str(tmp_path / "small.onnx")
        quantize_dynamic(made, small, weight_type=QuantType.QInt8, per_channel=True)
        return max(float(np.abs(answers(small, x)[0] - answers(plain, x)[0]).mean()) for x in texts)

    assert lost(without_outliers(plain, inputs(texts))) < 0.5 * lost(plain)


def test_channels_of_one_size_are_left_alone(texts, weights):
    even = [text - np.eye(CHANNELS, dtype=np.float32)[2] * 40.0 for text in texts]
    assert steps(without_outliers(model("w", weights=weights), inputs(even))) == ["MatMul"]


def test_weights_that_two_products_share_are_left_alone(texts, weights):
    assert steps(without_outliers(model("w", "w", weights=weights), inputs(texts))) == ["MatMul", "MatMul"]


def test_two_products_of_one_input_are_tamed_each(texts, weights):
    plain = model("w", "v", weights={**weights, "v": weights["w"] * 2.0})
    tamed = without_outliers(plain, inputs(texts))
    assert steps(tamed) == ["Mul", "MatMul", "Mul", "MatMul"]
    for mine, right in zip(answers(tamed, texts[0]), answers(plain, texts[0]), strict=True):
        np.testing.assert_allclose(mine, right, rtol=1e-5, atol=1e-3)
