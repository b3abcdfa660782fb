"""Which ranker the shelf is stocked with: the newest readable one, or the last that was."""

import logging
from pathlib import Path

from recommender import ArtefactError, LiveRanker, Ranker

log = logging.getLogger(__name__)


class Rankers:
    """Follows the recommender's pointer; a damaged newcomer never replaces what serves.

    Parameters
    ----------
    home
        The folder whose `current` names the artefact.
    """

    def __init__(self, home: Path) -> None:
        self._home = home
        self._live: LiveRanker | None = None

    def newest(self) -> Ranker | None:
        """Return the ranker to use from now on, None while there has never been a readable one.

        A shelf in use keeps the ranker it was stocked with, so that the version it notes beside an offer
        is the one that ranked it.
        """
        try:
            if self._live is None:
                self._live = LiveRanker(self._home)
            else:
                self._live.refresh()
        except ArtefactError as problem:
            log.warning("recommender.unavailable error=%s", type(problem).__name__)
        return self._live.serving if self._live is not None else None
