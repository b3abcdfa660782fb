"""What the build has made, and whether it still fits what it was made from."""

from collections.abc import Iterator
from pathlib import Path

from ops.build.plan import Step, steps
from ops.build.runner import step_hash
from ops.build.stamps import Stamps
from ops.doctor.finding import Finding, Health
from ops.settings import Settings
from recommender import ArtefactError, artefact

MIB = 2**20


def findings(settings: Settings) -> Iterator[Finding]:
    """Yield a row for each thing the build makes in files."""
    stamps = Stamps(settings.home / "stamps")
    for step in steps(settings):
        if step.inputs:
            yield built(step, stamps)
    yield vocabulary(settings.vocabulary)
    yield recommender(settings.home / "recommender")
    yield secret(settings.secret_file)


def built(step: Step, stamps: Stamps) -> Finding:
    """Return how the result of a stamped step is."""
    subject = step.title
    absent = [str(output) for output in step.outputs if not output.exists()]
    if absent:
        return Finding(subject, Health.ABSENT, f"{', '.join(absent)} is made by ./attune build")
    if not stamps.is_fresh(step.name, step_hash(step, Path.cwd()), step.outputs):
        return Finding(subject, Health.ABSENT, "out of date: its inputs changed; ./attune build")
    size = sum(output.stat().st_size for output in step.outputs) / MIB
    return Finding(subject, Health.WELL, f"{step.outputs[0]}, {size:.1f} MiB, up to date")


def vocabulary(path: Path) -> Finding:
    """Return how the catalogue's words are."""
    if not path.is_file():
        return Finding("vocabulary", Health.ABSENT, f"{path} is made by ./attune build")
    return Finding("vocabulary", Health.WELL, str(path))


def recommender(folder: Path) -> Finding:
    """Return which recommender serves, read as the action server reads it."""
    if not (folder / artefact.POINTER).is_file():
        missing = f"{folder / artefact.POINTER} is made by ./attune build"
        return Finding("recommender", Health.ABSENT, missing)
    try:
        version = artefact.read(artefact.current(folder)).version
    except ArtefactError as error:
        return Finding("recommender", Health.BROKEN, str(error))
    return Finding("recommender", Health.WELL, f"serving {version}")


def secret(path: Path) -> Finding:
    """Return whether the secret is for its owner only."""
    if not path.is_file():
        return Finding("secret", Health.ABSENT, f"{path} is made by ./attune build")
    if path.stat().st_mode & 0o077:
        return Finding("secret", Health.BROKEN, f"others can read {path}; chmod 600 {path}")
    return Finding("secret", Health.WELL, f"{path}, for its owner only")
