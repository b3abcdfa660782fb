"""The synthetic shoppers' manners: how they start out, how long they try, what moves them.

Everything here is planted and made up; the figures of a simulation say how the assistant fares with such
people, not how real ones feel. What moves them follows one finding of service research (docs/care.md): an
acknowledgement helps only beside a step forward.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from random import Random

ANGRY = 0.5  # heat from which a shopper is angry and wants nothing sold to them


class Manner(StrEnum):
    """How a shopper talks."""

    CALM = "calm"
    HURRIED = "hurried"
    FURIOUS = "furious"
    SARCASTIC = "sarcastic"
    DELIGHTED = "delighted"
    CONFUSED = "confused"
    HOSTILE = "hostile"


@dataclass(frozen=True, slots=True)
class Nature:
    """What a manner is like.

    Attributes
    ----------
    heat, joy
        At the start, 0 to 1.
    patience
        Answers without a step forward until they give up.
    presses
        Share of steps taken by a button, the rest in words.
    doubles
        Share of yeses sent twice.
    """

    heat: float
    joy: float
    patience: int
    presses: float
    doubles: float = 0.0


NATURES = {
    Manner.CALM: Nature(0.1, 0.3, 4, 0.5),
    Manner.HURRIED: Nature(0.3, 0.1, 3, 0.7, doubles=0.4),
    Manner.FURIOUS: Nature(0.9, 0.0, 3, 0.4, doubles=0.3),
    Manner.SARCASTIC: Nature(0.6, 0.0, 3, 0.3),
    Manner.DELIGHTED: Nature(0.0, 0.8, 4, 0.5),
    Manner.CONFUSED: Nature(0.2, 0.1, 5, 0.5),
    Manner.HOSTILE: Nature(1.0, 0.0, 2, 0.2, doubles=0.2),
}


@dataclass(frozen=True, slots=True)
class Feeling:
    """What a shopper feels; hidden from the assistant."""

    heat: float
    joy: float

    @property
    def valence(self) -> float:
        """From -1, furious, to 1, delighted."""
        return self.joy - self.heat

    @property
    def is_angry(self) -> bool:
        """Whether nothing may be sold to them."""
        return self.heat >= ANGRY


@dataclass(frozen=True, slots=True)
class Experience:
    """What one answer was to the shopper."""

    forward: bool = False
    acknowledged: bool = False
    sold_to: bool = False
    repeated: bool = False
    solved: bool = False


def moved(feeling: Feeling, lived: Experience) -> Feeling:
    """Return the feeling after an answer."""
    heat, joy = feeling.heat, feeling.joy
    if lived.forward or lived.solved:
        heat *= 0.75 * (0.8 if lived.acknowledged else 1.0)
    else:
        heat += 0.15 * (1.0 - heat)
    if lived.repeated:
        heat += 0.1 * (1.0 - heat)
    if lived.sold_to and feeling.is_angry:
        heat += 0.3 * (1.0 - heat)
    if lived.solved:
        heat *= 0.5
        joy += 0.3 * (1.0 - joy)
    return replace(feeling, heat=min(heat, 1.0), joy=min(joy, 1.0))


def manners(count: int, random: Random) -> list[Manner]:
    """Return as many manners, every one about equally often, in a random order."""
    dealt = [manner for _ in range(-(-count // len(Manner))) for manner in Manner][:count]
    random.shuffle(dealt)
    return dealt
