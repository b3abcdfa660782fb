"""Budget: what a customer would spend, between which sums and at which end of the shelf.

To and from the short form in which the language side says it and the slot keeps it: "50" at most, "50+" at
least, "20-40" between, "~50" about; "cheap", "cheapest", "fine" or "finest" behind it or alone; "any" where
the price is said not to matter.
"""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from actions.money import limit

_SUM = r"\d{1,7}(?:\.\d{1,2})?"
_FORM = re.compile(
    rf"(?:(?P<about>~)?(?P<first>{_SUM})(?P<open>\+)?(?:-(?P<second>{_SUM}))?)? ?(?P<end>[a-z]*)"
)
_ANY = "any"
# "About 50" is 35 to 60: less is easily taken, and more than a little more is not.
_ABOUT_FROM, _ABOUT_TO = 0.7, 1.2


class End(StrEnum):
    """Which end of the shelf is looked at."""

    CHEAP = "cheap"
    CHEAPEST = "cheapest"
    FINE = "fine"
    FINEST = "finest"


@dataclass(frozen=True, slots=True)
class Budget:
    """What may be spent; without anything, whatever it costs.

    Attributes
    ----------
    low_cents, high_cents
        The sums as they were named, inclusive; equal where one sum is only about meant.
    """

    low_cents: int | None = None
    high_cents: int | None = None
    about: bool = False
    end: End | None = None

    @property
    def least_cents(self) -> int | None:
        """The floor, inclusive; None without one."""
        return round(self.low_cents * _ABOUT_FROM) if self.about and self.low_cents else self.low_cents

    @property
    def most_cents(self) -> int | None:
        """The ceiling, inclusive; None without one."""
        return round(self.high_cents * _ABOUT_TO) if self.about and self.high_cents else self.high_cents

    @property
    def is_named(self) -> bool:
        """Whether a sum was named."""
        return self.low_cents is not None or self.high_cents is not None

    def allows(self, cents: int) -> bool:
        """Return whether something at this price is within the sums."""
        return self.off_by(cents) == 0

    def off_by(self, cents: int) -> int:
        """Return by how much a price misses the sums, in cents."""
        least, most = self.least_cents or 0, self.most_cents
        return max(least - cents, 0) + (max(cents - most, 0) if most is not None else 0)

    def refined(self, said: "Budget") -> "Budget":
        """Return what holds once this is said, too: a floor and a ceiling stand together where they can."""
        if said == Budget():
            return said
        cheap = self.end in {End.CHEAP, End.CHEAPEST}
        end = said.end or (None if cheap and said.low_cents is not None and not said.about else self.end)
        if not said.is_named:
            return replace(self, end=end)
        low, high = said.low_cents, said.high_cents
        if not (self.about or said.about):
            low = low if low is not None or high is None else _unless(self.low_cents, above=high)
            high = high if high is not None or said.low_cents is None else _unless(self.high_cents, below=low)
        return replace(said, low_cents=low, high_cents=high, end=end)

    def words(self) -> str:
        """Return the sums as people say them, to stand after "for"; "" where none was named."""
        if self.about:
            return f"about {limit(self.low_cents or 0)}"
        if self.low_cents is None:
            return f"up to {limit(self.high_cents)}" if self.high_cents is not None else ""
        if self.high_cents is None:
            return f"{limit(self.low_cents)} or more"
        return f"{limit(self.low_cents)} to {limit(self.high_cents)}"

    def __str__(self) -> str:
        """Return the short form; "" where anything may be spent."""
        low, high = (f"{(cents or 0) / 100:.10g}" for cents in (self.low_cents, self.high_cents))
        if self.about:
            sums = f"~{low}"
        elif self.low_cents is None:
            sums = high if self.high_cents is not None else ""
        else:
            sums = f"{low}-{high}" if self.high_cents is not None else f"{low}+"
        return " ".join(part for part in (sums, self.end) if part)


def read_budget(said: str | None) -> Budget | None:
    """Return the budget in its short form; None for anything else."""
    if said == _ANY:
        return Budget()
    found = _FORM.fullmatch((said or "").strip())
    if found is None or found["end"] not in {"", *End}:
        return None
    end = End(found["end"]) if found["end"] else None
    first, second = _cents(found["first"]), _cents(found["second"])
    if found["about"]:
        budget = Budget(first, first, about=first is not None, end=end)
    elif found["open"]:
        budget = Budget(low_cents=first, end=end)
    else:
        budget = Budget(first if second is not None else None, second or first, end=end)
    return budget if budget != Budget() else None


def _cents(amount: str | None) -> int | None:
    cents = round(float(amount) * 100) if amount else 0
    return cents or None


def _unless(cents: int | None, *, above: int | None = None, below: int | None = None) -> int | None:
    """Return the sum unless it lies beyond the other one, which was said later."""
    beyond = cents is not None and (
        (above is not None and cents > above) or (below is not None and cents < below)
    )
    return None if beyond else cents
