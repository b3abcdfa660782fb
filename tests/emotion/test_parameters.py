import numpy as np
import pytest
import torch

from emotion import ModelUnavailable
from emotion.encoder import encoder_dir
from emotion.manifest import Manifest
from emotion.parameters import encoder_shape, load_parameters
from emotion.training.network import Method, build
from emotion.training.weights import load_weights, save_weights

LORA = Manifest("", "lora", "53aa5117", (0.3,) * 28, 1.0, 0.5, {}, {})


@pytest.mark.slow
def test_an_adapter_is_folded_in_as_peft_folds_it(tmp_path):
    network = build(encoder_dir(), Method.LORA)
    torch.manual_seed(0)
    with torch.no_grad():
        for name, parameter in network.named_parameters():
            if "lora_B" in name:
                parameter.normal_(0.0, 0.02)
    save_weights(network, LORA, tmp_path)
    ours, (merged, _) = load_parameters(tmp_path), load_weights(tmp_path)
    theirs = merged.state_dict()
    for name in ours:
        np.testing.assert_allclose(ours[name], theirs[name].numpy(), atol=1e-5)


def test_missing_weights_name_the_command_that_makes_them(tmp_path):
    with pytest.raises(ModelUnavailable, match="emotion train"):
        load_parameters(tmp_path)


def test_the_encoder_has_six_layers_of_twelve_heads():
    shape = encoder_shape(encoder_dir())
    assert (shape.layers, shape.attention_heads) == (6, 12)
