"""What can go wrong in this package.

EmotionError
├── ModelUnavailable   there is no artefact to serve, or it does not load
├── BadData            a training or evaluation file is not in the expected form
├── ExportMismatch     the int8 model strays too far from the weights it came from
└── TooManyWaiting     more messages wait to be read than can be read in time
"""


class EmotionError(Exception):
    """Root of this package's errors."""


class ModelUnavailable(EmotionError):
    """There is no artefact to serve, or it does not load."""


class BadData(EmotionError):
    """A training or evaluation file is not in the expected form."""


class ExportMismatch(EmotionError):
    """The int8 model strays too far from the weights it came from."""


class TooManyWaiting(EmotionError):
    """More messages wait to be read than can be read in time."""
