"""The network written down as an ONNX graph, in the fused operators ONNX Runtime is fastest with.

Written directly instead of traced from torch: the tracer's graph leaves attention unfused (three
times slower in int8), and set-up would have to load torch. `tests/emotion` holds it to the trained
network's outputs.
"""

from collections.abc import Mapping
from typing import Final

import numpy as np
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

from emotion.labels import EMOTIONS, GOEMOTIONS
from emotion.parameters import Array, Shape

HEADS_NODE: Final = "heads"
_OPSET = 17
_IR = 8
_FUSED = "com.microsoft"
# Else quantising advises to fuse operators first; ours are.
PREPARED: Final = {"onnx.quant.pre_process": "onnxruntime.quant"}


class _Graph:
    """Collects nodes and constants while the network is written down."""

    def __init__(self, parameters: Mapping[str, Array], shape: Shape) -> None:
        self.parameters = parameters
        self.shape = shape
        self.nodes: list[NodeProto] = []
        self.constants: dict[str, TensorProto] = {}

    def constant(self, name: str, value: np.ndarray[tuple[int, ...], np.dtype[np.generic]]) -> str:
        self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def matrix(self, name: str) -> str:
        """A linear layer's weight, turned so that rows are inputs."""
        return self.constant(f"{name}.weight", self.parameters[f"{name}.weight"].T)

    def vector(self, name: str) -> str:
        return self.constant(name, self.parameters[name])

    def add(self, operator: str, inputs: list[str], output: str, **options: object) -> str:
        domain = "" if operator in _STANDARD else _FUSED
        self.nodes.append(helper.make_node(operator, inputs, [output], name=output, domain=domain, **options))
        return output

    def norm(self, inputs: list[str], name: str, bias: str, output: str) -> str:
        """Layer normalisation of the first input (plus its bias) and the second, the residual.

        In three standard operators: the fused SkipLayerNormalization is six times slower on a CPU. A
        session must be told not to put it back (`emotion.session`).
        """
        gamma, beta = self.vector(f"{name}.weight"), self.vector(f"{name}.bias")
        moved = self.add("Add", [inputs[0], bias], f"{output}.moved")
        summed = self.add("Add", [moved, inputs[1]], f"{output}.summed")
        return self.add(
            "LayerNormalization", [summed, gamma, beta], output, axis=-1, epsilon=self.shape.epsilon
        )


_STANDARD = {
    *("MatMul", "Cast", "Unsqueeze", "Mul", "ReduceSum", "ReduceMean", "Div", "Add", "Sub", "Split"),
    *("Squeeze", "LayerNormalization"),
}


def build_graph(parameters: Mapping[str, Array], shape: Shape) -> ModelProto:
    """Return the fp32 model.

    Inputs `input_ids`, `attention_mask`, `token_type_ids` (1 in a message's context): int64, shape
    (batch, length), padding on the right.
    Outputs `feelings` (batch, 28), `service` (batch, 8), `intensity` (batch,): logits.
    """
    graph = _Graph(parameters, shape)
    hidden = _embed(graph, segments="token_type_ids")
    for layer in range(shape.layers):
        hidden = _layer(graph, layer, hidden)
    _heads(graph, _pooled(graph, hidden))
    matrix, row = ["batch", "length"], ["batch"]
    value = helper.make_tensor_value_info
    inputs = ("input_ids", "attention_mask", "token_type_ids")
    made = helper.make_graph(
        graph.nodes,
        "emotion",
        [value(name, TensorProto.INT64, matrix) for name in inputs],
        [
            value("feelings", TensorProto.FLOAT, [*row, len(GOEMOTIONS)]),
            value("service", TensorProto.FLOAT, [*row, len(EMOTIONS)]),
            value("intensity", TensorProto.FLOAT, row),
        ],
        list(graph.constants.values()),
    )
    opsets = [helper.make_opsetid("", _OPSET), helper.make_opsetid(_FUSED, 1)]
    model = helper.make_model(made, opset_imports=opsets, ir_version=_IR, producer_name="attune")
    helper.set_model_props(model, PREPARED)
    return model


def build_encoder_graph(
    parameters: Mapping[str, Array], shape: Shape, *, layers: tuple[int, ...]
) -> ModelProto:
    """Return the encoder alone, fp32, for those who want vectors of a text and no feelings.

    Inputs `input_ids` and `attention_mask` as in `build_graph`, but one text at a time: padding would
    count. Output `vectors`
    (batch, len(layers) * width): the mean over the tokens at each of those depths, 0 being the
    embedding, side by side.
    """
    graph = _Graph(parameters, shape)
    depths = [_embed(graph)]
    for layer in range(shape.layers):
        depths.append(_layer(graph, layer, depths[-1]))
    means = [graph.add("ReduceMean", [depths[n]], f"mean{n}", axes=[1], keepdims=0) for n in layers]
    graph.nodes.append(helper.make_node("Concat", means, ["vectors"], name="vectors", axis=1))
    matrix = ["batch", "length"]
    width = len(parameters["encoder.embeddings.LayerNorm.bias"])
    value = helper.make_tensor_value_info
    made = helper.make_graph(
        graph.nodes,
        "encoder",
        [value("input_ids", TensorProto.INT64, matrix), value("attention_mask", TensorProto.INT64, matrix)],
        [value("vectors", TensorProto.FLOAT, ["batch", len(layers) * width])],
        list(graph.constants.values()),
    )
    opsets = [helper.make_opsetid("", _OPSET), helper.make_opsetid(_FUSED, 1)]
    return helper.make_model(made, opset_imports=opsets, ir_version=_IR, producer_name="attune")


def _embed(graph: _Graph, *, segments: str = "") -> str:
    """Words, places and segments (the first for all, where none are named), normalised; also the lengths."""
    prefix = "encoder.embeddings"
    for name in filter(None, ("input_ids", "attention_mask", segments)):
        graph.add("Cast", [name], f"{name}_32", to=TensorProto.INT32)
    places = graph.parameters[f"{prefix}.position_embeddings.weight"]
    kinds = graph.parameters[f"{prefix}.token_type_embeddings.weight"]
    inputs = [
        "input_ids_32",
        f"{segments}_32" if segments else "",
        graph.vector(f"{prefix}.word_embeddings.weight"),
        graph.constant("places", places if segments else places + kinds[0]),
        graph.constant("kinds", kinds) if segments else "",
        graph.vector(f"{prefix}.LayerNorm.weight"),
        graph.vector(f"{prefix}.LayerNorm.bias"),
        "attention_mask_32",
    ]
    graph.nodes.append(
        helper.make_node(
            "EmbedLayerNormalization",
            inputs,
            ["embedded", "lengths"],
            name="embed",
            domain=_FUSED,
            epsilon=graph.shape.epsilon,
        )
    )
    return "embedded"


def _layer(graph: _Graph, number: int, hidden: str) -> str:
    """One transformer layer: attention, then the feed-forward part, each with its residual."""
    prefix, out = f"encoder.encoder.layer.{number}", f"layer{number}"
    parts = [f"{prefix}.attention.self.{part}" for part in ("query", "key", "value")]
    weights = np.concatenate([graph.parameters[f"{part}.weight"].T for part in parts], axis=1)
    biases = np.concatenate([graph.parameters[f"{part}.bias"] for part in parts])
    mixed = graph.add(
        "Attention",
        [hidden, graph.constant(f"{out}.qkv", weights), graph.constant(f"{out}.qkv_bias", biases), "lengths"],
        f"{out}.attention",
        num_heads=graph.shape.attention_heads,
    )
    mixed = graph.add("MatMul", [mixed, graph.matrix(f"{prefix}.attention.output.dense")], f"{out}.mixed")
    bias = graph.vector(f"{prefix}.attention.output.dense.bias")
    attended = graph.norm([mixed, hidden], f"{prefix}.attention.output.LayerNorm", bias, f"{out}.attended")
    wide = graph.add("MatMul", [attended, graph.matrix(f"{prefix}.intermediate.dense")], f"{out}.wide")
    bent = graph.add("BiasGelu", [wide, graph.vector(f"{prefix}.intermediate.dense.bias")], f"{out}.bent")
    narrow = graph.add("MatMul", [bent, graph.matrix(f"{prefix}.output.dense")], f"{out}.narrow")
    bias = graph.vector(f"{prefix}.output.dense.bias")
    return graph.norm([narrow, attended], f"{prefix}.output.LayerNorm", bias, f"{out}.output")


def _pooled(graph: _Graph, hidden: str) -> str:
    """The mean over the message's own tokens."""
    graph.add("Sub", ["attention_mask", "token_type_ids"], "own")
    graph.add("Cast", ["own"], "mask", to=TensorProto.FLOAT)
    last, tokens = graph.constant("last", np.array([-1])), graph.constant("tokens", np.array([1]))
    graph.add("Unsqueeze", ["mask", last], "mask_column")
    graph.add("Mul", [hidden, "mask_column"], "real")
    graph.add("ReduceSum", ["real", tokens], "summed", keepdims=0)
    graph.add("ReduceSum", ["mask", tokens], "count", keepdims=1)
    return graph.add("Div", ["summed", "count"], "pooled")


def _heads(graph: _Graph, pooled: str) -> None:
    """All three heads as one product, then split."""
    heads = ("feelings", "service", "intensity")
    weights = np.concatenate([graph.parameters[f"{head}.weight"] for head in heads]).T
    biases = np.concatenate([graph.parameters[f"{head}.bias"] for head in heads])
    graph.add("MatMul", [pooled, graph.constant("head_weights", weights)], HEADS_NODE)
    graph.add("Add", [HEADS_NODE, graph.constant("head_biases", biases)], "logits")
    sizes = graph.constant("sizes", np.array([len(GOEMOTIONS), len(EMOTIONS), 1]))
    names = ["feelings", "service", "intensity_column"]
    graph.nodes.append(helper.make_node("Split", ["logits", sizes], names, name="split", axis=1))
    graph.add("Squeeze", ["intensity_column", graph.constant("column", np.array([1]))], "intensity")
