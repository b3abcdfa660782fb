"""What can go wrong in the recommender.

    RecommenderError
    ├── ArtefactError        a folder that cannot be served
    │   ├── ArtefactMissing  nothing was trained yet, or the pointer names nothing
    │   ├── ArtefactDamaged  a file is absent, torn or has another checksum
    │   └── ArtefactTooNew   written by a newer Attune
    └── TrainingError        nothing useful can be learned from this data

Unknown customers, products and features are no errors: they rank from what is known.
"""


class RecommenderError(Exception):
    """Root of every error this package raises on purpose."""


class ArtefactError(RecommenderError):
    """The artefact cannot be served."""


class ArtefactMissing(ArtefactError):
    """There is no artefact at this place yet."""


class ArtefactDamaged(ArtefactError):
    """A file of the artefact is absent, torn or altered."""


class ArtefactTooNew(ArtefactError):
    """The artefact's schema is newer than this code."""


class TrainingError(RecommenderError):
    """The training set cannot be fitted."""
