"""Exploring: the last card is drawn by lot now and then, and the chances are logged.

A log in which nothing was left to chance cannot tell how another ranking would have done. So the last
card of an offer is the ranker's choice with chance `1 - share`, and with chance `share` one of the pool: that
choice and the next best few that fit the wish as well. The other cards stay as ranked. Nothing is drawn for
customers who are not well: they get the best we have.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from actions.shelf.choose import Choice
from actions.shelf.wellbeing import unwell
from actions.work import Work

POOL = 5


@dataclass(frozen=True, slots=True)
class Draw:
    """Which of the pool was drawn.

    Attributes
    ----------
    place
        Index into the pool; 0 is the ranker's own choice.
    chance
        With which it was drawn, above 0 to 1.
    """

    place: int
    chance: float


def draw(size: int, share: float, dice: random.Random) -> Draw:
    """Return a place in a pool of `size`: any with chance `share / size`, the first with the rest on top.

    Parameters
    ----------
    share
        0 to below 1; 0 always gives the first.
    """
    place = dice.randrange(size) if share > 0 and dice.random() < share else 0
    return Draw(place, chances(size, share)[place])


def chances(size: int, share: float) -> list[float]:
    """Return the chance of each place of a pool; they sum to 1."""
    return [1 - share + share / size, *[share / size] * (size - 1)]


def explored(work: Work, choice: Choice) -> Choice:
    """Return the choice with its last card drawn, or as it was where drawing is not due."""
    if work.exploration <= 0 or len(choice.picks) < 2 or unwell(work):
        return choice
    last = choice.picks[-1]
    # What stands above it made way for variety; the log is read as if the pool's best score were the choice.
    pool = [last, *(pick for pick in choice.spare if pick.score <= last.score)][:POOL]
    if len(pool) < 2:
        return choice
    # From the turn's id: a turn that is repeated shows the same cards again.
    drawn = draw(len(pool), work.exploration, random.Random(f"explore/{work.message.turn_id}"))
    return replace(
        choice,
        picks=(*choice.picks[:-1], pool[drawn.place]),
        chance_of_last=drawn.chance,
        pool=tuple(pick.product.id for pick in pool),
    )


def propensities(cards: int, chance_of_last: float) -> Sequence[float]:
    """Return the chance of each card of an offer."""
    return [*[1.0] * (cards - 1), chance_of_last][:cards]
