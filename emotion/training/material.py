"""What a training is given: its plan, and the texts read and tokenised once."""

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from emotion.context import Context
from emotion.encoder import encoder_dir
from emotion.errors import BadData
from emotion.labels import EMOTIONS, Emotion
from emotion.tokens import Tokens
from emotion.training.batches import tokenize
from emotion.training.data import Rows, data_hash, read_goemotions
from emotion.training.holdout import held_out
from emotion.training.messages import read_service
from emotion.training.network import Method
from emotion.training.stages import FEELINGS, Stage
from emotion.training.strength import usual_strength

_LORA_RATE = 5.0  # an adapter starts at zero and needs larger steps than the matrices it adapts
_UNRELATED = 4  # one single message in so many also comes with a context that does not matter


@dataclass(frozen=True, slots=True)
class Held:
    """Texts kept out of training, tokenised."""

    rows: Rows
    tokens: list[Tokens]


@dataclass(frozen=True, slots=True)
class Plan:
    """What to train on, how, and where to keep it.

    Attributes
    ----------
    service
        CSV of our own messages; stage 2 learns from it.
    dialogues
        CSV of messages with what went before them; None trains on single messages only.
    work
        Checkpoints.
    epochs
        Of stage 1, in place of the recipe's.
    runs
        Of stage 1, each with a seed of its own, `seed` being the first.
    before
        Folder of earlier weights that enter the blend, and teach stage 2 where stage 1 was not run; or None.
    """

    goemotions: Path
    service: Path
    work: Path
    dialogues: Path | None = None
    method: str = Method.FULL
    seed: int = 7
    epochs: int | None = None
    runs: int = 3
    before: Path | None = None

    @property
    def seeds(self) -> range:
        """Seeds of stage 1."""
        return range(self.seed, self.seed + self.runs)

    @property
    def feelings_stage(self) -> Stage:
        """Stage 1 as this plan runs it."""
        return replace(self.stage(FEELINGS), epochs=self.epochs or FEELINGS.epochs)

    def each_run(self) -> list["Plan"]:
        """Return the plan of each run of stage 1."""
        return [replace(self, seed=seed) for seed in self.seeds]

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
    hashes: dict[str, str]


def gather(plan: Plan) -> Material:
    """Read all texts; a tenth of our own is held out, always the same messages.

    Raises
    ------
    BadData
        If a file is missing or cannot be used, or our own messages are too few to hold any out.
    """
    train = read_goemotions(plan.goemotions, "train")
    strengths = [usual_strength(text, flags) for text, flags in zip(train.texts, train.feelings, strict=True)]
    train = replace(train, intensity=np.array(strengths, dtype=np.float32))
    own = read_service(plan.service)
    if plan.dialogues is not None:
        own = own.joined(read_service(plan.dialogues))
    kept = held_out(own)
    if not kept.any() or kept.all():
        raise BadData(
            f"{plan.service} has too few messages ({len(own)}): about a tenth is held out to judge by, "
            "and there must be some of both; fifty are enough"
        )
    return Material(
        held(train),
        held(read_goemotions(plan.goemotions, "dev")),
        held(with_unrelated(own.take(np.flatnonzero(~kept)), np.random.default_rng(plan.seed))),
        held(own.take(np.flatnonzero(kept))),
        {
            "goemotions_sha256": data_hash(*(plan.goemotions / f"{split}.tsv" for split in ("train", "dev"))),
            "service_sha256": data_hash(*filter(None, (plan.service, plan.dialogues))),
        },
    )


def with_unrelated(own: Rows, rng: np.random.Generator) -> Rows:
    """Add a quarter of the single messages once more, each behind somebody else's neutral one.

    Else every context the network sees matters, and a plain message would be read by the one before it.
    Nothing is added where no message is neutral.
    """
    neutral = np.flatnonzero(own.service[:, EMOTIONS.index(Emotion.NEUTRAL)] == 1.0)
    single = np.flatnonzero([not context for context in own.contexts])
    if not len(neutral):
        return own
    chosen = rng.choice(single, size=len(single) // _UNRELATED, replace=False)
    before = rng.choice(neutral, size=len(chosen))
    return own.joined(own.take(chosen).behind([Context((own.texts[row],)) for row in before]))


def held(rows: Rows) -> Held:
    return Held(rows, tokenize(rows.texts, encoder_dir(), rows.contexts or None))
