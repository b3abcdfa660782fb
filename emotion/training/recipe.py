"""The stages of training put together: first the 28 feelings, then what customers mean by them."""

from dataclasses import replace
from typing import Final

import numpy as np
import torch

from emotion.encoder import encoder_dir
from emotion.training.checkpoint import load_average
from emotion.training.data import Rows
from emotion.training.judge import judge_feelings, judge_service
from emotion.training.loop import Progress, fit
from emotion.training.material import Held, Material, Plan
from emotion.training.network import Method, Network, build
from emotion.training.predict import predict
from emotion.training.stages import (
    FEELINGS,
    GOEMOTIONS_FIRST,
    GOEMOTIONS_LATER,
    OWN_MESSAGES,
    SERVICE,
    Source,
)

CODE_VERSION: Final = "1"  # of the recipe: raise it when training would come out differently
_GOEMOTIONS_BATCHES = 200  # of an epoch of stage 2: enough to keep the 28 labels
_OWN_REPEATS = 2


def learn_feelings(plan: Plan, material: Material, progress: Progress) -> Network:
    """Run stage 1: GoEmotions' 28 labels (and, lightly, what they mean in a shop)."""
    torch.manual_seed(plan.seed)
    network = build(encoder_dir(), Method(plan.method))
    train = material.train
    network.start_heads(
        torch.from_numpy(train.rows.feelings.mean(axis=0)), torch.from_numpy(train.rows.service.mean(axis=0))
    )
    stage = replace(plan.stage(FEELINGS), epochs=plan.epochs or FEELINGS.epochs)
    source = Source(train.rows, train.tokens, GOEMOTIONS_FIRST)

    def judge(current: Network) -> dict[str, float]:
        return {**judge_feelings(predict(current, material.dev.tokens), material.dev.rows)}

    fit(network, [source], stage, plan.folder(stage), judge=judge, progress=progress)
    return network


def learn_service(plan: Plan, material: Material, progress: Progress) -> Network:
    """Run stage 2 on stage 1's last checkpoint: our own messages, with GoEmotions so that nothing is lost."""
    torch.manual_seed(plan.seed)
    network = build(encoder_dir(), Method(plan.method))
    load_average(plan.folder(FEELINGS), network)
    stage = plan.stage(SERVICE)
    sources = [
        Source(
            _as_remembered(network, material.own), material.own.tokens, OWN_MESSAGES, repeats=_OWN_REPEATS
        ),
        Source(material.train.rows, material.train.tokens, GOEMOTIONS_LATER, batches=_GOEMOTIONS_BATCHES),
    ]

    def judge(current: Network) -> dict[str, float]:
        dev = predict(current, material.dev.tokens)
        own = predict(current, material.own_held_out.tokens)
        return {**judge_feelings(dev, material.dev.rows), **judge_service(own, material.own_held_out.rows)}

    fit(network, sources, stage, plan.folder(stage), judge=judge, progress=progress)
    return network


def _as_remembered(network: Network, own: Held) -> Rows:
    """Give our messages the 28 feelings that stage 1 sees in them.

    Nobody labelled these, and holding the network to what it said before keeps it from forgetting:
    without this stage 2 costs two points of the 28-label F1. Li and Hoiem (2016), Learning without
    Forgetting.
    """
    said = 1.0 / (1.0 + np.exp(-predict(network, own.tokens).feelings))
    return replace(own.rows, feelings=said.astype(np.float32))
