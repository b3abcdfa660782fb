"""The shop's log of offers and reactions as columns beside the models, brought up to date at each run.

Only what is new is read from the store, a page at a time, and committed every few pages: an interrupted run
goes on where it stopped. Holds ids and numbers, no text. When rows vanished from the store (somebody asked
to be forgotten) or turned up late, everything is thrown away and read anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from actions.suggest import FOR_SOMEBODY_ELSE
from ops.retrain.columns import ColumnLog, Words
from recommender.model import moment_row
from recommender.weighting import DEFAULT_RULES, Rules
from store import FeedbackKind, Store
from store.queries.learning import Said, Shown

# Rows so far, rows in all.
Told = Callable[[int, int], None]

SCHEMA = 1
PAGES_PER_COMMIT = 20
KINDS: tuple[FeedbackKind, ...] = tuple(FeedbackKind)

_COLUMNS = {
    "offer_number": "i8",
    "offer_customer": "i4",
    "offer_at": "f8",
    "offer_version": "i4",
    "context_end": "i8",
    "context_trait": "i4",
    "context_value": "f4",
    "pool_end": "i8",
    "pool_item": "i4",
    "card_end": "i8",
    "card_item": "i4",
    "card_place": "i1",
    "card_chance": "f4",
    "said_number": "i8",
    "said_offer": "i8",
    "said_place": "i1",
    "said_kind": "i1",
    "said_emotion": "i1",
    "said_intensity": "f4",
    "said_at": "f8",
}
_WORDS = ("customers", "items", "traits", "versions", "emotions")


@dataclass(frozen=True, slots=True)
class Reactions:
    """Reactions whose card is known; all of shape (n_reactions,).

    Parameters
    ----------
    offers, cards
        Rows of the offers and of the cards.
    kinds
        Index into `KINDS`.
    emotions
        Number of the emotion's name.
    intensities
        0–1.
    """

    offers: NDArray[np.intp]
    cards: NDArray[np.intp]
    kinds: NDArray[np.int8]
    emotions: NDArray[np.int8]
    intensities: NDArray[np.float32]


class History:
    """The log as columns.

    Parameters
    ----------
    folder
        Where the columns are kept.
    rules
        By which contexts are weighed; other rules than last time mean reading everything anew.
    """

    def __init__(self, folder: Path, rules: Rules = DEFAULT_RULES) -> None:
        self._rules = rules
        said = sorted((group, rule.weight, str(rule.norm)) for group, rule in rules.items())
        made_with = hashlib.sha256(f"{SCHEMA} {said}".encode()).hexdigest()
        types = {**_COLUMNS, **{f"{name}_words": "u1" for name in _WORDS}}
        self._log = ColumnLog(folder, types, made_with=made_with)
        self._load_words()

    def update(self, store: Store, told: Told | None = None) -> int:
        """Read what is new in the store; return how many offers and reactions that was."""
        if not self._still_there(store):
            self._log.clear()
            self._load_words()
        marks = self._log.marks
        new = store.learning.reactions_after(marks.get("said", 0))
        read = 0
        for count, page in enumerate(store.learning.shown(marks.get("shown", 0)), start=1):
            self._add_shown(page)
            read += len(page)
            self._keep(count, shown=page[-1].number)
        so_far = 0
        for count, heard in enumerate(store.learning.said(marks.get("said", 0)), start=1):
            self._add_said(heard)
            so_far += len(heard)
            self._keep(count, said=heard[-1].number)
            if told:
                told(so_far, max(new, so_far))
        self._log.commit()
        return read + so_far

    @property
    def last_reaction(self) -> int:
        """Number of the last reaction read, 0 for none."""
        return self._log.marks.get("said", 0)

    def column(self, name: str) -> NDArray[Any]:
        """Return one column by name."""
        return self._log.read(name)

    def names(self, kind: str) -> tuple[str, ...]:
        """Return the names of "customers", "items", "traits", "versions" or "emotions", by number."""
        return tuple(self._words[kind].numbers)

    def starts(self, name: str) -> NDArray[np.int64]:
        """Return where each offer's "context", "pool" or "card" rows begin, and where the last ends."""
        return np.concatenate([np.zeros(1, np.int64), self.column(f"{name}_end")])

    def contexts(self) -> Any:
        """Return the weighted contexts as a sparse matrix, shape (n_offers, n_traits)."""
        parts = (self.column("context_value"), self.column("context_trait"), self.starts("context"))
        shape = (self._log.length("offer_number"), len(self._words["traits"].numbers))
        return sparse.csr_matrix(parts, shape=shape)

    def reactions(self) -> Reactions:
        """Return the reactions whose card is there, in the order they were logged."""
        numbers, starts = self.column("offer_number"), self.starts("card")
        wanted = self.column("said_offer")[: None if len(numbers) else 0]
        offers = np.minimum(np.searchsorted(numbers, wanted), max(len(numbers) - 1, 0))
        # Cards of an offer stand in the order of their places, which count from 0.
        cards = starts[offers] + self.column("said_place")[: len(offers)]
        kept = (
            np.flatnonzero((numbers[offers] == wanted) & (cards < starts[offers + 1]))
            if len(offers)
            else offers
        )
        return Reactions(
            offers[kept].astype(np.intp),
            cards[kept].astype(np.intp),
            self.column("said_kind")[kept],
            self.column("said_emotion")[kept],
            self.column("said_intensity")[kept],
        )

    def _still_there(self, store: Store) -> bool:
        marks = self._log.marks
        shown_to, said_to = marks.get("shown", 0), marks.get("said", 0)
        ours = tuple(
            (self._log.length(name), int(self.column(name).sum())) for name in ("offer_number", "said_number")
        )
        return ours == tuple(store.learning.extent(offers_to=shown_to, feedback_to=said_to))

    def _add_shown(self, page: list[Shown]) -> None:
        log, words = self._log, self._words
        contexts = [
            moment_row(one.customer_id, {}, one.context, rules=self._rules, crosses=()) for one in page
        ]
        person, item, trait = (words[kind].number for kind in ("customers", "items", "traits"))
        # What is looked for as a present says nothing of the giver's own taste.
        who = [None if FOR_SOMEBODY_ELSE in one.context else one.customer_id for one in page]
        log.append("offer_number", [one.number for one in page])
        log.append("offer_customer", [-1 if one is None else person(one) for one in who])
        log.append("offer_at", [one.at.timestamp() for one in page])
        log.append("offer_version", [words["versions"].number(one.model_version) for one in page])
        self._add_rows("context", "trait", [[trait(name) for name in row] for row in contexts])
        log.append("context_value", [value for row in contexts for value in row.values()])
        self._add_rows("pool", "item", [[item(one) for one in offer.pool] for offer in page])
        self._add_rows("card", "item", [[item(one) for _, one, _ in offer.cards] for offer in page])
        cards = [card for one in page for card in one.cards]
        log.append("card_place", [place for place, _, _ in cards])
        log.append("card_chance", [np.nan if chance is None else chance for _, _, chance in cards])

    def _add_rows(self, name: str, part: str, rows: list[list[int]]) -> None:
        before = self._log.length(f"{name}_{part}")
        self._log.append(f"{name}_end", before + np.cumsum([len(row) for row in rows], dtype=np.int64))
        self._log.append(f"{name}_{part}", [value for row in rows for value in row])

    def _add_said(self, page: list[Said]) -> None:
        emotion = self._words["emotions"].number
        self._log.append("said_number", [one.number for one in page])
        self._log.append("said_offer", [one.offer for one in page])
        self._log.append("said_place", [one.place for one in page])
        self._log.append("said_kind", [KINDS.index(one.kind) for one in page])
        self._log.append("said_emotion", [emotion(one.emotion) for one in page])
        self._log.append("said_intensity", [one.intensity for one in page])
        self._log.append("said_at", [one.at.timestamp() for one in page])

    def _keep(self, pages: int, **marks: int) -> None:
        for words in self._words.values():
            words.append()
        self._log.marks |= marks
        if pages % PAGES_PER_COMMIT == 0:
            self._log.commit()

    def _load_words(self) -> None:
        self._words: Mapping[str, Words] = {name: Words(self._log, f"{name}_words") for name in _WORDS}
