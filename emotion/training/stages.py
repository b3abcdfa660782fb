"""The recipe: what each stage of training learns from, how fast, and what counts how much."""

from dataclasses import dataclass

from emotion.tokens import Tokens
from emotion.training.batches import Batch
from emotion.training.data import Rows


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each head's loss counts for rows of one source."""

    feelings: float
    service: float
    intensity: float


@dataclass(frozen=True, slots=True)
class Source:
    """Rows with their tokens; at most `batches` batches of them enter an epoch (None: all)."""

    rows: Rows
    tokens: list[Tokens]
    weights: Weights
    batches: int | None = None
    repeats: int = 1


@dataclass(frozen=True, slots=True)
class Step:
    """One batch of one source."""

    source: Source
    batch: Batch


@dataclass(frozen=True, slots=True)
class Stage:
    """Settings of one stage.

    Attributes
    ----------
    layer_decay
        Each layer further from the heads learns this factor slower.
    averaging
        Decay per step of the running average of weights, which is what gets evaluated and kept.
    """

    name: str
    epochs: int
    batch_size: int = 32
    encoder_rate: float = 2e-4
    head_rate: float = 5e-3
    layer_decay: float = 0.95
    weight_decay: float = 0.01
    warm_up: float = 0.1
    clip: float = 1.0
    averaging: float = 0.998
    seed: int = 7


# The sigmoid loss averages over 28 mostly absent labels and is about a tenth of a softmax loss.
FEELINGS = Stage("feelings", epochs=3)
SERVICE = Stage("service", epochs=2, encoder_rate=1e-4, head_rate=2e-3)
AFRESH = Stage("afresh", epochs=3)
# From released weights: a second epoch cost the 28 labels half a point and gained our messages nothing.
ONWARD = Stage("onward", epochs=1, encoder_rate=1e-4, head_rate=2e-3)
GOEMOTIONS = Weights(feelings=1.0, service=0.05, intensity=0.2)
OWN_MESSAGES = Weights(feelings=1.0, service=0.2, intensity=1.0)
