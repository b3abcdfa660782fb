"""Who teaches stage 2: stage 1, or where that was never run, the weights from before.

Also what of a plan would fail only after an hour of training, found before it starts.
"""

from torch import Tensor

from emotion.errors import CheckpointMismatch, ModelUnavailable
from emotion.manifest import read_manifest
from emotion.training.checkpoint import epochs_done, read_mean
from emotion.training.material import Plan
from emotion.training.stages import FEELINGS
from emotion.training.weights import read_learnt

STAGE_1 = "stage 1"


def check(plan: Plan, *, stage: str) -> None:
    """Refuse a plan whose stage 2 would miss something: "all" stages, or one ("feelings", "service").

    Raises
    ------
    ModelUnavailable
        If the weights from before are missing or of another method.
    CheckpointMismatch
        If only stage 2 is to run, and stage 1 is unfinished, or was not run and nothing else can teach.
    """
    if stage != "feelings" and plan.before is not None:
        earlier(plan)
    if stage == "service":
        taught_by(plan)


def teach(plan: Plan) -> dict[str, Tensor]:
    """Return the learnt parameters that teach stage 2: the mean of stage 1's runs, or those from before."""
    if taught_by(plan) == STAGE_1:
        return read_mean([run.folder(FEELINGS) for run in plan.each_run()])
    return earlier(plan)


def taught_by(plan: Plan) -> str:
    """Return `STAGE_1`, or the version of the weights from before.

    Raises
    ------
    CheckpointMismatch
        If stage 1 is unfinished, or was not run and there are no weights from before.
    """
    done = [epochs_done(run.folder(FEELINGS)) for run in plan.each_run()]
    if not any(done):
        if plan.before is None:
            raise CheckpointMismatch(
                f"stage 1 was not run with the seeds {_numbers(plan.seeds)}; run it (--stage feelings), "
                "or give the weights to go on from (--before emotion/weights)"
            )
        return read_manifest(plan.before).version
    wanted = plan.feelings_stage.epochs
    if min(done) < wanted:
        raise CheckpointMismatch(
            f"stage 1 has done {_numbers(done)} of {wanted} epochs with the seeds {_numbers(plan.seeds)}; "
            f"finish it (--stage feelings), or delete its checkpoints in {plan.work}"
        )
    return STAGE_1


def earlier(plan: Plan) -> dict[str, Tensor]:
    """Return the weights from before, which have to be of the plan's method.

    Raises
    ------
    ModelUnavailable
        If they are missing or damaged, or of another method.
    """
    assert plan.before is not None  # noqa: S101 narrows the type
    tensors = read_learnt(plan.before)
    if read_manifest(plan.before).method != plan.method:
        raise ModelUnavailable(
            f"the weights in {plan.before} do not fit --method {plan.method}; train without --before"
        )
    return tensors


def _numbers(values: list[int] | range) -> str:
    return ", ".join(map(str, values))
