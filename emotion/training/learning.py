"""Learning on: the present weights, taken a little further on labels that people corrected.

Every epoch mixes the corrections with our own messages and, where it is there, GoEmotions, so that
nothing is forgotten over them. Thresholds and temperature are fitted to what will be served, once that is
made. Decides nothing about serving: that is the gate's.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
import torch

from emotion.manifest import Manifest
from emotion.provenance import code_hash
from emotion.reader import Reader
from emotion.training.calibrate import calibrated, served_logits
from emotion.training.data import Rows, data_hash, read_goemotions
from emotion.training.fitting import check_enough
from emotion.training.fitting import fit as fit_limits
from emotion.training.holdout import held_out
from emotion.training.judge import judge_feelings, judge_service
from emotion.training.loop import Progress, fit
from emotion.training.material import Held, held
from emotion.training.messages import read_service
from emotion.training.network import Method, Network
from emotion.training.predict import predict
from emotion.training.recipe import CODE_VERSION
from emotion.training.stages import GOEMOTIONS, OWN_MESSAGES, Source, Stage
from emotion.training.targets import remembered
from emotion.training.weights import load_weights, save_weights

# Short and slow: the corrections are few, and what is known already must not be lost over them.
LEARN: Final = Stage("learn", epochs=2, encoder_rate=2e-5, head_rate=4e-4, layer_decay=0.9, averaging=0.98)
_REPEATS = 4  # of each correction in an epoch
_REHEARSED = 1_500  # of our messages, and of GoEmotions' rows, in an epoch


@dataclass(frozen=True, slots=True)
class Lesson:
    """What to learn on from, and what to.

    Attributes
    ----------
    parent
        Folder of the present weights.
    corrected
        Rows with the right labels; their feelings and intensity are unknown.
    service
        CSVs of our own messages.
    goemotions
        Folder in GoEmotions' format, or None.
    work
        Checkpoints. A lesson that was interrupted goes on from there.
    """

    parent: Path
    corrected: Rows
    service: tuple[Path, ...]
    goemotions: Path | None
    work: Path
    seed: int = 7
    epochs: int = LEARN.epochs

    @property
    def hash(self) -> str:
        """SHA-256 over everything that is learnt from; keeps no text."""
        digest = hashlib.sha256()
        rows = self.corrected
        labels = rows.service.argmax(axis=1).tolist()
        for row in zip(rows.texts, rows.contexts, labels, rows.intensity.tolist(), strict=True):
            digest.update(repr(row).encode())
        digest.update(data_hash(*self.service, *self._splits()).encode())
        return digest.hexdigest()

    @property
    def files(self) -> dict[str, Path]:
        """The files it is learnt from, by name."""
        return {path.name: path for path in (*self.service, *self._splits())}

    def _splits(self) -> list[Path]:
        return [self.goemotions / f"{split}.tsv" for split in ("train", "dev")] if self.goemotions else []


def learn(lesson: Lesson, out_dir: Path, progress: Progress) -> Manifest:
    """Train, and write weights and manifest to `out_dir`.

    What `fitted_to_served` fits is the parent's until then.

    Raises
    ------
    ModelUnavailable
        If the parent's weights are missing or do not fit.
    BadData
        If a file of messages or of GoEmotions cannot be used, or has too few rows to fit on.
    """
    torch.manual_seed(lesson.seed)
    network, parent = load_weights(lesson.parent)
    _trainable(network)
    own = _own(lesson)
    kept = held_out(own)
    apart = held(own.take(np.flatnonzero(kept)))
    if lesson.goemotions:
        check_enough(read_goemotions(lesson.goemotions, "dev"), apart.rows)
    sources = _sources(network, lesson, own.take(np.flatnonzero(~kept)))
    stage = replace(LEARN, seed=lesson.seed, epochs=lesson.epochs)
    folder = lesson.work / f"{parent.version}-{lesson.hash[:8]}-{lesson.seed}-{lesson.epochs}"

    def judge(current: Network) -> Mapping[str, object]:
        return judge_service(predict(current, apart.tokens), apart.rows)

    fit(network, sources, stage, folder, judge=judge, progress=progress)
    return save_weights(network, _manifest(network, parent, lesson, apart), out_dir)


def fitted_to_served(manifest: Manifest, lesson: Lesson, served: Reader) -> Manifest:
    """Fit thresholds, temperature and abstention to what the 8-bit model made of the weights says.

    They stay where the lesson has no GoEmotions to fit them on.
    """
    if not lesson.goemotions:
        return manifest
    dev, own = read_goemotions(lesson.goemotions, "dev"), _own(lesson)
    apart = own.take(np.flatnonzero(held_out(own)))
    dev_said = served_logits(served, dev)
    fitted = fit_limits(dev_said, dev, served_logits(served, apart), apart)
    changed = calibrated(manifest, fitted, lesson.goemotions, *lesson.service)
    return replace(changed, metrics={**manifest.metrics, **judge_feelings(dev_said, dev)})


def _trainable(network: Network) -> None:
    """Everything learns but the word embeddings, also where the parent came from an adapter."""
    for name, parameter in network.named_parameters():
        parameter.requires_grad_("word_embeddings" not in name)


def _own(lesson: Lesson) -> Rows:
    parts = [read_service(path) for path in lesson.service]
    own = parts[0]
    for part in parts[1:]:
        own = own.joined(part)
    return own


def _sources(network: Network, lesson: Lesson, own: Rows) -> list[Source]:
    rng = np.random.default_rng(lesson.seed)
    rehearsed = held(own.take(rng.permutation(len(own))[:_REHEARSED]))
    corrected = held(lesson.corrected)
    sources = [
        Source(remembered(network, corrected), corrected.tokens, OWN_MESSAGES, repeats=_REPEATS),
        Source(remembered(network, rehearsed), rehearsed.tokens, OWN_MESSAGES),
    ]
    if lesson.goemotions:
        train = read_goemotions(lesson.goemotions, "train")
        some = held(train.take(rng.permutation(len(train))[:_REHEARSED]))
        sources.append(Source(some.rows, some.tokens, GOEMOTIONS))
    return sources


def _manifest(network: Network, parent: Manifest, lesson: Lesson, apart: Held) -> Manifest:
    made = {
        **{
            name: value for name, value in parent.made.items() if name.endswith("source") or name == "encoder"
        },
        "parent": parent.version,
        "corrections": len(lesson.corrected),
        "lesson_sha256": lesson.hash,
        "goemotions": lesson.goemotions is not None,
        "seed": lesson.seed,
        "epochs": lesson.epochs,
        "code_version": CODE_VERSION,
        "code_sha256": code_hash(),
    }
    metrics = judge_service(predict(network, apart.tokens), apart.rows)
    return replace(parent, version="", method=Method.FULL.value, metrics=metrics, made=made, export={})
