"""Keeps the matchers in step with the catalogue's words, without making a customer wait.

Building them takes seconds for thousands of products, so it is done in a thread; messages are read with the
old ones until the new ones are whole. Only the first are waited for: there are no old ones.
"""

from __future__ import annotations

import threading
from typing import Optional

from bot.nlu.vocabulary import Vocabulary, VocabularyFile
from bot.nlu.wares import Wares


class LiveWares:
    """The matchers over the vocabulary as it stands in its file."""

    def __init__(self, file: VocabularyFile) -> None:
        self._file = file
        self._wares = Wares(file.fresh() or Vocabulary())
        self._building: Optional[threading.Thread] = None

    def now(self) -> Wares:
        """Return the newest whole matchers; where the file changed, begin to build the next."""
        busy = self._building is not None and self._building.is_alive()
        if not busy and self._file.changed():
            self._building = threading.Thread(target=self._build, name="vocabulary", daemon=True)
            self._building.start()
        return self._wares

    def settled(self, timeout_s: float) -> Wares:
        """Wait for what is being built, at most so long, and return the newest matchers."""
        if self._building is not None:
            self._building.join(timeout_s)
        return self._wares

    def _build(self) -> None:
        fresh = self._file.fresh()
        if fresh is not None:
            self._wares = Wares(fresh)
