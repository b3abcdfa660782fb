"""Makes what is served, as the settings ask: another maker's model, what was learnt on, or ours."""

import logging
from pathlib import Path

from emotion import ModelUnavailable
from emotion.export import export
from emotion.manifest import WEIGHTS_FOLDER
from ops.emotion.places import WEIGHTS
from ops.settings import OURS, Settings

log = logging.getLogger(__name__)


def make_served(settings: Settings) -> Path:
    """Export to the run-time folder and return where the model lies.

    What people's corrections taught stays in service over a new build, where it still fits this version.
    """
    served = settings.home / "emotion"
    if settings.emotion_model != OURS:
        return make_replacement(settings)
    learnt = served.resolve() / WEIGHTS_FOLDER
    if learnt.is_dir():
        try:
            return export(learnt, served, keep_weights=True)
        except ModelUnavailable as problem:
            log.warning("emotion.learnt_does_not_fit error=%s", problem)
    return export(WEIGHTS, served)


def make_replacement(settings: Settings) -> Path:
    """Convert the model that the settings name and return where it lies."""
    from emotion.replacement import export_replacement  # noqa: PLC0415  loads torch and transformers

    served = settings.home / "emotion"
    return export_replacement(settings.emotion_model, Path(settings.emotion_labels), served)
