"""The stages of training put together: first the 28 feelings, then what customers mean by them."""

from typing import Final

import torch

from emotion.encoder import encoder_dir
from emotion.training.blend import blend
from emotion.training.checkpoint import claim, epochs_done, put, read_average
from emotion.training.data import Matrix
from emotion.training.judge import judge_feelings, judge_service
from emotion.training.loop import Progress, fit
from emotion.training.material import Material, Plan
from emotion.training.network import Method, Network, build
from emotion.training.predict import predict
from emotion.training.stages import (
    AFRESH,
    GOEMOTIONS,
    ONWARD,
    OWN_MESSAGES,
    SERVICE,
    Source,
    Stage,
)
from emotion.training.targets import remembered, softened
from emotion.training.teacher import STAGE_1, earlier, taught_by, teach

CODE_VERSION: Final = "5"  # of the recipe: raise it when training would come out differently
_TAUGHT = 0.6  # of stage 2's targets on GoEmotions come from stage 1
# Shares of the blend: after a stage 1, and where the training only goes on from the weights before.
_CONTINUED, _AFRESH, _BEFORE = 0.40, 0.35, 0.25
_WENT_ON, _KEPT = 0.15, 0.85


def learn_feelings(plan: Plan, material: Material, progress: Progress) -> Network:
    """Run stage 1 once a seed: GoEmotions' 28 labels (and, lightly, what they mean in a shop).

    The mean of weights that left from one encoder reads better than each of them (Wortsman et al., 2022,
    Model soups).
    """
    for run in plan.each_run():
        _learn_once(run, material, progress)
    network = build(encoder_dir(), Method(plan.method))
    put(teach(plan), network)
    return network


def _learn_once(plan: Plan, material: Material, progress: Progress) -> None:
    torch.manual_seed(plan.seed)
    network = build(encoder_dir(), Method(plan.method))
    train = material.train
    network.start_heads(_rate(train.rows.feelings), _rate(train.rows.service))
    stage = plan.feelings_stage
    claim(plan.folder(stage), {"data": material.hashes["goemotions_sha256"], "code version": CODE_VERSION})
    source = Source(train.rows, train.tokens, GOEMOTIONS)

    def judge(current: Network) -> dict[str, float]:
        return {**judge_feelings(predict(current, material.dev.tokens), material.dev.rows)}

    fit(network, [source], stage, plan.folder(stage), judge=judge, progress=progress)


def learn_service(plan: Plan, material: Material, progress: Progress) -> Network:
    """Run stage 2 and blend: on what stage 1 left, and afresh on the encoder.

    Both are taught by stage 1: nobody labelled our messages with the 28 feelings, so there a network is held
    to what stage 1 said, and GoEmotions' labels of one person each count for part of its targets only.
    Where stage 1 was not run, the weights from before stand in for what it left, and nothing is learnt
    afresh: taught by a blend, that cost the 28 labels a point when averaged with it.
    """
    torch.manual_seed(plan.seed)
    network = build(encoder_dir(), Method(plan.method))
    put(teach(plan), network)
    whole = taught_by(plan) == STAGE_1
    origin = _origin(plan, material)
    going_on = SERVICE if whole else ONWARD
    for stage in (going_on, AFRESH) if whole else (going_on,):
        claim(plan.folder(stage), origin)
    of_afresh = _sources(network, material, batches=1_000, repeats=1) if whole else []
    continued = _sources(network, material, batches=900, repeats=2)
    _continue(network, going_on, continued, plan, material, progress)
    parts = [(_CONTINUED if whole else _WENT_ON, read_average(plan.folder(going_on)))]
    if whole:
        torch.manual_seed(plan.seed)  # the same heads whether what came before was trained just now or not
        network = build(encoder_dir(), Method(plan.method))
        network.start_heads(_rate(material.train.rows.feelings), _rate(material.own.rows.service))
        _continue(network, AFRESH, of_afresh, plan, material, progress)
        parts.append((_AFRESH, read_average(plan.folder(AFRESH))))
    if plan.before is not None:
        parts.append((_BEFORE if whole else _KEPT, earlier(plan)))
    blend(network, parts, material, plan.seed)
    return network


def _origin(plan: Plan, material: Material) -> dict[str, object]:
    """Return what stage 2's checkpoints depend on."""
    return {
        "data": material.hashes,
        "code version": CODE_VERSION,
        "teacher": taught_by(plan),
        "number of runs": plan.runs,
    }


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
