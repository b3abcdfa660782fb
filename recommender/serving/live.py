"""A ranker that follows the pointer: new artefacts and catalogues without a restart.

Keeps the last good ranker when the next one cannot be read, and starts with the newest readable one of
those that served before when it is the present one that cannot. Looks at the pointer only when `refresh` is
called; the caller decides how often.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from pathlib import Path

from recommender import artefact
from recommender.errors import ArtefactError
from recommender.serving.ranker import Ranker
from recommender.values import ItemFacts, RankRequest, Suggestion

log = logging.getLogger(__name__)


class LiveRanker:
    """Serves the artefact that ``home/current`` names.

    Raises
    ------
    ArtefactError
        On construction, when neither what `current` names can be read nor anything that served before.
    """

    def __init__(self, home: Path, items: Sequence[ItemFacts] = ()) -> None:
        self._home = home
        self._lock = threading.Lock()
        self._items = tuple(items)
        self._folder, self._ranker = self._first()

    @property
    def version(self) -> str:
        """The version being served."""
        return self._ranker.version

    @property
    def serving(self) -> Ranker:
        """The ranker in place now; keeps its version, for a caller that notes it beside what was ranked."""
        return self._ranker

    def rank(self, request: RankRequest) -> list[Suggestion]:
        """Return suggestions from whichever ranker is in place when the call begins."""
        return self._ranker.rank(request)

    def set_catalogue(self, items: Sequence[ItemFacts]) -> None:
        """Rank these items from now on, with this artefact and the ones to come."""
        with self._lock:
            self._items = tuple(items)
            self._ranker.set_catalogue(self._items)

    def refresh(self) -> bool:
        """Return whether a newer artefact took over; a bad one is logged and the old one stays."""
        with self._lock:
            try:
                folder = artefact.current(self._home)
                if folder == self._folder:
                    return False
                self._ranker = self._opened(folder)
            except ArtefactError as problem:
                log.warning("recommender.refused serving=%s reason=%s", self._ranker.version, problem)
                return False
            self._folder = folder
            log.info("recommender.reloaded version=%s", self._ranker.version)
            return True

    def _first(self) -> tuple[Path, Ranker]:
        try:
            folder = artefact.current(self._home)
            return folder, self._opened(folder)
        except ArtefactError as problem:
            for folder in artefact.former(self._home):
                try:
                    ranker = self._opened(folder)
                except ArtefactError:
                    continue
                log.warning("recommender.refused serving=%s reason=%s", ranker.version, problem)
                return folder, ranker
            raise

    def _opened(self, folder: Path) -> Ranker:
        return Ranker(artefact.read(folder), self._items)
