"""What can go wrong in this package.

EmotionError
├── ModelUnavailable   there is no artefact to serve, or it does not load
├── BadMapping         labels of another model that are not mapped to ours
├── BadData            a training or evaluation file is not in the expected form
│   └── BadRows        … and these rows of it are why
├── CannotWrite        the disk is full, or one may not write there
├── CheckpointMismatch checkpoints of a training are of another one, unfinished, or damaged
├── ExportMismatch     the int8 model strays too far from the weights it came from
└── TooManyWaiting     more messages wait to be read than can be read in time
"""

SHOWN = 50  # bad rows a message lists


class EmotionError(Exception):
    """Root of this package's errors."""


class ModelUnavailable(EmotionError):
    """There is no artefact to serve, or it does not load."""


class BadData(EmotionError):
    """A training or evaluation file is not in the expected form."""


class BadMapping(EmotionError):
    """Labels of another model that are not mapped to ours."""


class BadRows(BadData):
    """Rows of a file cannot be used.

    Parameters
    ----------
    name
        The file.
    flaws
        Line (from 1) and reason of every bad row.
    """

    def __init__(self, name: str, flaws: list[tuple[int, str]]) -> None:
        self.flaws = flaws
        shown = [f"{name}:{line}: {reason}" for line, reason in flaws[:SHOWN]]
        if len(flaws) > SHOWN:
            shown.append(f"… and {len(flaws) - SHOWN} more")
        rows = "bad row" if len(flaws) == 1 else "bad rows"
        super().__init__("\n".join([f"{len(flaws)} {rows}, nothing was used:", *shown]))


class CannotWrite(EmotionError):
    """The disk is full, or one may not write there."""


class CheckpointMismatch(EmotionError):
    """Checkpoints of a training are of another one, unfinished, or damaged."""


class ExportMismatch(EmotionError):
    """The int8 model strays too far from the weights it came from."""


class TooManyWaiting(EmotionError):
    """More messages wait to be read than can be read in time."""
