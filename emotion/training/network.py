"""The network: MiniLM, mean pooling, and three linear heads on the shared vector."""

import math
import warnings
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import torch
import transformers
from torch import Tensor, nn

from emotion.labels import EMOTIONS, GOEMOTIONS
from emotion.parameters import LORA_SCALE

_RANK = 16


class Method(StrEnum):
    """How much of the encoder learns."""

    FULL = "full"
    LORA = "lora"


@dataclass(frozen=True, slots=True)
class Outputs:
    """Raw outputs for a batch.

    Attributes
    ----------
    feelings
        Shape (batch, 28), logits; independent labels (sigmoid).
    service
        Shape (batch, 8), logits; one label (softmax).
    intensity
        Shape (batch,), logit of a number in 0-1.
    """

    feelings: Tensor
    service: Tensor
    intensity: Tensor


class Network(nn.Module):
    """Encoder and heads.

    `forward` takes token ids, the attention mask and the segments (1 in a context), each (batch, length).
    """

    def __init__(self, encoder: nn.Module, *, width: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(dropout)
        self.feelings = nn.Linear(width, len(GOEMOTIONS))
        self.service = nn.Linear(width, len(EMOTIONS))
        self.intensity = nn.Linear(width, 1)

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Outputs:
        """Read a batch."""
        pooled = self.dropout(self.pool(input_ids, attention_mask, token_type_ids))
        return Outputs(self.feelings(pooled), self.service(pooled), self.intensity(pooled).squeeze(-1))

    def pool(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Tensor:
        """Return what the heads read, (batch, width): the mean over the message's own tokens."""
        hidden = self.encoder(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state
        mask = (attention_mask - token_type_ids).unsqueeze(-1).to(hidden.dtype)
        pooled: Tensor = (hidden * mask).sum(1) / mask.sum(1).clamp(min=1.0)
        return pooled

    def start_heads(self, feelings_rate: Tensor, service_rate: Tensor) -> None:
        """Start the heads at the base rates (probabilities, shapes (28,) and (8,)).

        Without this the first epoch is spent on learning that most labels are rare.
        """
        rate = feelings_rate.clamp(1e-4, 1 - 1e-4)
        with torch.no_grad():
            self.feelings.bias.copy_(torch.log(rate / (1 - rate)))
            self.service.bias.copy_(torch.log(service_rate.clamp(min=1e-4)))
            for head in (self.feelings, self.service, self.intensity):
                head.weight.normal_(0.0, 0.02)
            self.intensity.bias.fill_(math.log(0.3 / 0.7))


def build(folder: Path, method: Method) -> Network:
    """Return a fresh network on the pretrained encoder in `folder`.

    The word embeddings stay frozen: half of all parameters, which need then neither be trained
    nor stored.
    """
    verbosity = transformers.logging.get_verbosity()
    transformers.logging.disable_progress_bar()
    transformers.logging.set_verbosity_error()  # it would warn of the pooler we leave out on purpose
    encoder = transformers.AutoModel.from_pretrained(
        folder, attn_implementation="eager", add_pooling_layer=False, local_files_only=True
    )
    transformers.logging.set_verbosity(verbosity)
    width = int(encoder.config.hidden_size)
    encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    if method is Method.LORA:
        encoder = _with_adapter(encoder)
    return Network(encoder, width=width)


def _with_adapter(encoder: nn.Module) -> nn.Module:
    from peft import LoraConfig, get_peft_model  # noqa: PLC0415  only LoRA runs pay for peft

    config = LoraConfig(
        r=_RANK,
        lora_alpha=LORA_SCALE * _RANK,
        lora_dropout=0.05,
        target_modules=["query", "key", "value", "dense"],
    )
    with warnings.catch_warnings():  # peft asks transformers by a name that is to go
        warnings.filterwarnings("ignore", message=".*is_gradient_checkpointing", category=FutureWarning)
        adapted: nn.Module = get_peft_model(encoder, config)
    return adapted


def merge_adapter(network: Network) -> Network:
    """Fold a LoRA adapter, where there is one, into the encoder it adapts."""
    merge = getattr(network.encoder, "merge_and_unload", None)
    if merge is not None:
        network.encoder = merge()
    return network
