"""Outliers: the few channels of an encoder many times larger than all others, tamed before quantising.

A channel that stands at 29 in every text, where the others stay below 5, leaves those a sixth of what 8 bits
can tell apart. Here such a channel is divided by as much as it sticks out, and the weights that read it are
multiplied by the same: at 32 bits nothing changes (Xiao et al., 2023, SmoothQuant; they move all channels,
which cost this encoder more in its weights than it gained).
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

_RANK: Final = 4  # a channel is brought down to the fourth largest …
_WORTH: Final = 1.5  # … where that is so much smaller; else one step more would be paid for little


def without_outliers(model: ModelProto, texts: Sequence[Mapping[str, NDArray[np.int64]]]) -> ModelProto:
    """Return the model, the same at 32 bits, with no channel that sticks out before a matrix product.

    Parameters
    ----------
    texts
        Inputs by name, a text each. The channels that stick out do so in every text: few will do.
    """
    tamed = ModelProto()
    tamed.CopyFrom(model)
    read = Counter(name for node in tamed.graph.node for name in node.input)
    # Weights that several products share would be multiplied for all of them.
    weights = {constant.name: constant for constant in tamed.graph.initializer if read[constant.name] == 1}
    products = [node for node in tamed.graph.node if _is_product(node, weights)]
    if not products:
        return tamed
    largest = _largest(model, sorted({node.input[0] for node in products}), texts)
    steps = {}
    for node in products:
        factors = _factors(largest[node.input[0]])
        if factors.max() > _WORTH:
            steps[node.name] = _tame(node, factors, weights[node.input[1]], tamed)
    nodes = list(_in_order(tamed, steps))
    del tamed.graph.node[:]
    tamed.graph.node.extend(nodes)
    return tamed


def _is_product(node: NodeProto, weights: Mapping[str, TensorProto]) -> bool:
    return node.op_type == "MatMul" and node.input[1] in weights and len(weights[node.input[1]].dims) == 2


def _largest(
    model: ModelProto, names: Sequence[str], texts: Sequence[Mapping[str, NDArray[np.int64]]]
) -> dict[str, NDArray[np.float32]]:
    """Return the largest magnitude of each channel in any text, by the name of the values."""
    watched = ModelProto()
    watched.CopyFrom(model)
    shown = {output.name for output in watched.graph.output}
    for name in names:
        if name not in shown:
            watched.graph.output.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, None))
    session: Any = onnxruntime.InferenceSession(
        watched.SerializeToString(), providers=["CPUExecutionProvider"]
    )
    found = [
        [
            np.abs(values).reshape(-1, values.shape[-1]).max(axis=0)
            for values in session.run(names, dict(text))
        ]
        for text in texts
    ]
    return {
        name: np.max(per_text, axis=0) for name, per_text in zip(names, zip(*found, strict=True), strict=True)
    }


def _factors(largest: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return by how much each channel is divided, at least 1."""
    if len(largest) < _RANK:
        return np.ones_like(largest)
    usual = np.partition(largest, -_RANK)[-_RANK]
    sticks_out = largest / max(usual, np.finfo(np.float32).tiny)
    return np.asarray(np.maximum(sticks_out, 1.0), dtype=np.float32)


def _tame(node: NodeProto, factors: NDArray[np.float32], weight: TensorProto, model: ModelProto) -> NodeProto:
    """Make a product read its input divided, with weights multiplied; return the node that divides."""
    raised = numpy_helper.to_array(weight) * factors[:, None]
    weight.CopyFrom(numpy_helper.from_array(np.ascontiguousarray(raised), weight.name))
    name = f"{node.name}.tamed"
    model.graph.initializer.append(numpy_helper.from_array(1.0 / factors, f"{name}.factors"))
    divide = helper.make_node("Mul", [node.input[0], f"{name}.factors"], [name], name=name)
    node.input[0] = name
    return divide


def _in_order(model: ModelProto, steps: Mapping[str, NodeProto]) -> Iterator[NodeProto]:
    for node in model.graph.node:
        if node.name in steps:
            yield steps[node.name]
        yield node
