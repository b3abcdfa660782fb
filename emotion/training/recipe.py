"""The stages of training put together: first the 28 feelings, then what customers mean by them."""

from dataclasses import replace
from typing import Final

import torch

from emotion.encoder import encoder_dir
from emotion.training.blend import blend
from emotion.training.checkpoint import epochs_done, put, read_average, read_mean
from emotion.training.judge import judge_feelings, judge_service
from emotion.training.loop import Progress, fit
from emotion.training.material import Material, Plan
from emotion.training.network import Method, Network, build
from emotion.training.predict import predict
from emotion.training.stages import (
    FEELINGS,
    GOEMOTIONS,
    OWN_MESSAGES,
    SERVICE,
    Source,
    Stage,
)
from emotion.training.targets import remembered, softened

CODE_VERSION: Final = "3"  # of the recipe: raise it when training would come out differently
_GOEMOTIONS_BATCHES = 800  # of an epoch of stage 2: three fifths of them
_TAUGHT = 0.5  # of stage 2's targets on GoEmotions come from stage 1
_OWN_REPEATS = 2


def learn_feelings(plan: Plan, material: Material, progress: Progress) -> Network:
    """Run stage 1 once a seed: GoEmotions' 28 labels (and, lightly, what they mean in a shop).

    The mean of weights that left from one encoder reads better than each of them (Wortsman et al., 2022,
    Model soups).
    """
    for seed in plan.seeds:
        _learn_once(replace(plan, seed=seed), material, progress)
    network = build(encoder_dir(), Method(plan.method))
    put(_first(plan), network)
    return network


def _first(plan: Plan) -> dict[str, torch.Tensor]:
    return read_mean([replace(plan, seed=seed).folder(FEELINGS) for seed in plan.seeds])


def _learn_once(plan: Plan, material: Material, progress: Progress) -> None:
    torch.manual_seed(plan.seed)
    network = build(encoder_dir(), Method(plan.method))
    train = material.train
    network.start_heads(
        torch.from_numpy(train.rows.feelings.mean(axis=0)), torch.from_numpy(train.rows.service.mean(axis=0))
    )
    stage = replace(plan.stage(FEELINGS), epochs=plan.epochs or FEELINGS.epochs)
    source = Source(train.rows, train.tokens, GOEMOTIONS)

    def judge(current: Network) -> dict[str, float]:
        return {**judge_feelings(predict(current, material.dev.tokens), material.dev.rows)}

    fit(network, [source], stage, plan.folder(stage), judge=judge, progress=progress)


def learn_service(plan: Plan, material: Material, progress: Progress) -> Network:
    """Run stage 2 on what stage 1 left, and blend the two."""
    torch.manual_seed(plan.seed)
    network = build(encoder_dir(), Method(plan.method))
    first = _first(plan)
    stage = plan.stage(SERVICE)
    put(first, network)
    if epochs_done(plan.folder(stage)) < stage.epochs:
        _learn_together(network, stage, plan, material, progress)
    put(read_average(plan.folder(stage)), network)
    blend(network, first, material, plan.seed)
    return network


def _learn_together(
    network: Network, stage: Stage, plan: Plan, material: Material, progress: Progress
) -> None:
    """Learn our messages and GoEmotions side by side.

    Nobody labelled our messages with the 28 feelings; there the network is held to what it said before.
    """
    sources = [
        Source(
            softened(network, material.train, share=_TAUGHT),
            material.train.tokens,
            GOEMOTIONS,
            batches=_GOEMOTIONS_BATCHES,
        ),
        Source(remembered(network, material.own), material.own.tokens, OWN_MESSAGES, repeats=_OWN_REPEATS),
    ]

    def judge(current: Network) -> dict[str, float]:
        dev = predict(current, material.dev.tokens)
        own = predict(current, material.own_held_out.tokens)
        return {**judge_feelings(dev, material.dev.rows), **judge_service(own, material.own_held_out.rows)}

    fit(network, sources, stage, plan.folder(stage), judge=judge, progress=progress)
