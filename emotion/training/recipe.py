"""The stages of training put together: first the 28 feelings, then what customers mean by them."""

from dataclasses import replace
from pathlib import Path
from typing import Final

import torch

from emotion.encoder import encoder_dir
from emotion.errors import ModelUnavailable
from emotion.manifest import read_manifest
from emotion.training.blend import blend
from emotion.training.checkpoint import epochs_done, put, read_average, read_mean
from emotion.training.data import Matrix
from emotion.training.judge import judge_feelings, judge_service
from emotion.training.loop import Progress, fit
from emotion.training.material import Material, Plan
from emotion.training.network import Method, Network, build
from emotion.training.predict import predict
from emotion.training.stages import (
    AFRESH,
    FEELINGS,
    GOEMOTIONS,
    OWN_MESSAGES,
    SERVICE,
    Source,
    Stage,
)
from emotion.training.targets import remembered, softened
from emotion.training.weights import read_learnt

CODE_VERSION: Final = "3"  # of the recipe: raise it when training would come out differently
_TAUGHT = 0.6  # of stage 2's targets on GoEmotions come from stage 1
_CONTINUED, _AFRESH, _BEFORE = (
    0.40,
    0.35,
    0.25,
)  # of the blend


def learn_feelings(plan: Plan, material: Material, progress: Progress) -> Network:
    """Run stage 1 once a seed: GoEmotions' 28 labels (and, lightly, what they mean in a shop).

    The mean of weights that left from one encoder reads better than each of them (Wortsman et al., 2022,
    Model soups).
    """
    for seed in plan.seeds:
        _learn_once(replace(plan, seed=seed), material, progress)
    network = build(encoder_dir(), Method(plan.method))
    put(read_mean(_folders(plan)), network)
    return network


def _folders(plan: Plan) -> list[Path]:
    return [replace(plan, seed=seed).folder(FEELINGS) for seed in plan.seeds]


def _teacher(plan: Plan) -> dict[str, torch.Tensor]:
    """Return stage 1's mean, or the weights before these where this plan never ran stage 1.

    Raises
    ------
    ModelUnavailable
        If there is neither, or only some of stage 1's runs.
    """
    missing = [folder.name for folder in _folders(plan) if not epochs_done(folder)]
    if plan.before is not None and len(missing) == plan.runs:
        return _earlier(plan.before, plan)
    if missing:
        raise ModelUnavailable(
            f"{plan.work} has no checkpoint of {', '.join(missing)}; train --stage feelings first with the"
            " same --seed, --runs and --method, or go on from released weights (--before) without any"
        )
    return read_mean(_folders(plan))


def _earlier(folder: Path, plan: Plan) -> dict[str, torch.Tensor]:
    method = read_manifest(folder).method
    if method != plan.method:
        raise ModelUnavailable(f"{folder} was trained with --method {method}, not {plan.method}")
    return read_learnt(folder)


def _learn_once(plan: Plan, material: Material, progress: Progress) -> None:
    torch.manual_seed(plan.seed)
    network = build(encoder_dir(), Method(plan.method))
    train = material.train
    network.start_heads(_rate(train.rows.feelings), _rate(train.rows.service))
    stage = replace(plan.stage(FEELINGS), epochs=plan.epochs or FEELINGS.epochs)
    source = Source(train.rows, train.tokens, GOEMOTIONS)

    def judge(current: Network) -> dict[str, float]:
        return {**judge_feelings(predict(current, material.dev.tokens), material.dev.rows)}

    fit(network, [source], stage, plan.folder(stage), judge=judge, progress=progress)


def learn_service(plan: Plan, material: Material, progress: Progress) -> Network:
    """Run stage 2 twice, on what stage 1 left and afresh on the encoder, and blend.

    Where stage 1 was never run, the weights before these stand in for it. Both are taught by stage 1: nobody
    labelled our messages with the 28 feelings, so there a network is held to what stage 1 said, and
    GoEmotions' labels of one person each count for part of its targets only.
    """
    torch.manual_seed(plan.seed)
    teacher = _teacher(plan)
    network = build(encoder_dir(), Method(plan.method))
    put(teacher, network)
    sources = {
        SERVICE: _sources(network, material, batches=900, repeats=2),
        AFRESH: _sources(network, material, batches=1_000, repeats=1),
    }
    _continue(network, SERVICE, sources[SERVICE], plan, material, progress)
    network = build(encoder_dir(), Method(plan.method))
    network.start_heads(_rate(material.train.rows.feelings), _rate(material.own.rows.service))
    _continue(network, AFRESH, sources[AFRESH], plan, material, progress)
    parts = [
        (_CONTINUED, read_average(plan.folder(SERVICE))),
        (_AFRESH, read_average(plan.folder(AFRESH))),
    ]
    if plan.before is not None:
        parts.append((_BEFORE, _earlier(plan.before, plan)))
    blend(network, parts, material, plan.seed)
    return network


def _sources(network: Network, material: Material, *, batches: int, repeats: int) -> list[Source]:
    general, own = material.train, material.own
    taught = softened(network, general, share=_TAUGHT)
    return [
        Source(taught, general.tokens, GOEMOTIONS, batches=batches),
        Source(remembered(network, own), own.tokens, OWN_MESSAGES, repeats=repeats),
    ]


def _continue(
    network: Network,
    stage: Stage,
    sources: list[Source],
    plan: Plan,
    material: Material,
    progress: Progress,
) -> None:
    """Learn our messages and GoEmotions side by side, from where the last checkpoint is."""

    def judge(current: Network) -> dict[str, float]:
        dev = predict(current, material.dev.tokens)
        own = predict(current, material.own_held_out.tokens)
        return {**judge_feelings(dev, material.dev.rows), **judge_service(own, material.own_held_out.rows)}

    planned = plan.stage(stage)
    if epochs_done(plan.folder(stage)) < planned.epochs:
        fit(network, sources, planned, plan.folder(stage), judge=judge, progress=progress)


def _rate(flags: Matrix) -> torch.Tensor:
    return torch.from_numpy(flags.mean(axis=0))
