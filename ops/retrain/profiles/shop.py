"""The shop's average, and what one customer comes to beside it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from ops.retrain.profiles.groups import PLACES, beyond, by_group, groups, likings, shares
from ops.retrain.profiles.sums import Average, Faded
from recommender.model import Model
from recommender.values import Features
from store import Profile, Sums

# After so many days a reaction, and a reading, counts half: tastes last, moods pass.
LIKED_DAYS = 180.0
FELT_DAYS = 30.0


class Shop:
    """The whole shop, beside which a customer is seen.

    Parameters
    ----------
    model
        By whose factors traits are grouped; None for no groups.
    products
        What each product is, as `traits_of` has it.
    everybody
        All profiles.
    """

    def __init__(
        self,
        model: Model | None,
        products: Sequence[Features],
        everybody: Iterable[Profile],
        now: datetime,
    ) -> None:
        self._version, self._now = model.version if model else "", now
        self._groups = groups(model, products) if model else []
        self._shares = shares(products)
        self._liked, self._felt = Average(), Average()
        for one in everybody:
            self._liked.add(self._faded(one.liked, LIKED_DAYS))
            self._felt.add(self._faded(one.felt, FELT_DAYS))
        self._by_group = Average()
        self._by_group.add(self._grouped(self._liked.sums))
        self._group_shares = by_group(self._groups, self._shares)

    def described(self, one: Profile) -> Profile:
        """Return a profile with what follows from its sums."""
        liked = self._faded(one.liked, LIKED_DAYS)
        of_groups = beyond(self._by_group.leaning(self._grouped(liked)), self._group_shares)
        of_traits = beyond(self._liked.leaning(liked), self._shares)
        moods = self._felt.leaning(self._faded(one.felt, FELT_DAYS))
        return replace(
            one,
            likings=likings(self._groups, of_groups, of_traits) if of_groups else (),
            tendencies={name: round(value, PLACES) for name, value in moods.items()},
            model=self._version,
            made_at=self._now,
        )

    def _grouped(self, liked: Faded) -> Faded:
        return Faded(by_group(self._groups, liked.values), liked.weight)

    def _faded(self, sums: Sums, days: float) -> Faded:
        return Faded.of(sums, self._now, days=days)
