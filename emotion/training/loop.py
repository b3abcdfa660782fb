"""The training loop: one stage, epoch by epoch, resumable at each epoch's end."""

import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

import numpy as np
import torch

from emotion.training.batches import collate, shuffled
from emotion.training.checkpoint import resume, save
from emotion.training.losses import loss_of
from emotion.training.network import Network
from emotion.training.optimiser import Average, make_optimiser, set_rate
from emotion.training.precision import mixed
from emotion.training.stages import Source, Stage, Step

log = logging.getLogger(__name__)


# Called after each step with the stage, the step, how many there are, and the loss.
Progress: TypeAlias = Callable[[str, int, int, float], None]


def plan(
    sources: list[Source], stage: Stage, epoch: int
) -> list[tuple[int, "np.ndarray[tuple[int], np.dtype[np.int64]]"]]:
    """Return an epoch's batches as (source number, row numbers), mixed; the same for the same seed."""
    rng = np.random.default_rng((stage.seed, epoch))
    mixed = []
    for number, source in enumerate(sources):
        batches = []
        for _ in range(source.repeats):
            batches += shuffled(source.tokens, stage.batch_size, rng)
        mixed += [(number, rows) for rows in batches[: source.batches]]
    return [mixed[at] for at in rng.permutation(len(mixed))]


def fit(
    network: Network,
    sources: list[Source],
    stage: Stage,
    folder: Path,
    *,
    judge: Callable[[Network], Mapping[str, object]],
    progress: Progress,
) -> Mapping[str, object]:
    """Train one stage and leave the network with the averaged weights.

    Parameters
    ----------
    folder
        Checkpoints; training goes on from the last one found there.
    judge
        Measures the network after each epoch; its facts are stored with the checkpoint.
    """
    torch.manual_seed(stage.seed)
    optimiser = make_optimiser(network, stage)
    average = Average(network, stage.averaging)
    resumed = resume(folder, network, optimiser, average)
    first = resumed.epochs_done if resumed else 0
    facts: Mapping[str, object] = resumed.facts if resumed else {}
    for epoch in range(first, stage.epochs):
        torch.manual_seed(stage.seed + epoch)  # the same dropout whether resumed or not
        _run_epoch(network, sources, stage, epoch, optimiser, average, progress)
        average.swap()
        facts = judge(network)
        average.swap()
        save(folder, epoch + 1, network, optimiser, average, facts)
        log.info("emotion.epoch", extra={"stage": stage.name, "epoch": epoch + 1, **facts})
    average.swap()
    return facts


def _run_epoch(
    network: Network,
    sources: list[Source],
    stage: Stage,
    epoch: int,
    optimiser: torch.optim.AdamW,
    average: Average,
    progress: Progress,
) -> None:
    network.train()
    batches = plan(sources, stage, epoch)
    steps = len(batches) * stage.epochs
    for at, (number, rows) in enumerate(batches):
        step_number = epoch * len(batches) + at
        set_rate(optimiser, stage, (step_number + 1) / steps)
        step = Step(sources[number], collate(sources[number].tokens, rows))
        with mixed():
            outputs = network(*step.batch.inputs)
        loss = loss_of(outputs, step)
        optimiser.zero_grad(set_to_none=True)
        torch.autograd.backward(loss)
        torch.nn.utils.clip_grad_norm_(network.parameters(), stage.clip)
        optimiser.step()
        average.update()
        progress(stage.name, step_number + 1, steps, float(loss.detach()))
