"""Effects: how customers sounded after each wording, compared with before it. Pure.

An apology is judged by the next message: how much of the anger is gone, how much better they feel.
"""

import math
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from actions.care.fusion import fuse
from actions.care.levels import clearer, heat_of, valence_of
from actions.care.schema import Behaviour
from store import Soothed

# What single effects scatter by, and wordings of one family differ by, in units of heat (0–1). Between
# neighbouring messages heat moves by about a third; a wording that moved it by 0.15 would be a discovery.
NOISE = 0.35
SPREAD = 0.15


@dataclass(frozen=True, slots=True)
class Effect:
    """What followed one wording.

    Attributes
    ----------
    calmed, lifted
        For each time it was answered by words: heat before minus after, valence after minus before.
    """

    calmed: tuple[float, ...] = ()
    lifted: tuple[float, ...] = ()

    @property
    def count(self) -> int:
        """How often it was answered."""
        return len(self.calmed)

    @property
    def mean(self) -> float:
        """How much it calmed on average; 0 before it was ever answered."""
        return sum(self.calmed) / len(self.calmed) if self.calmed else 0.0


Effects = Mapping[str, Effect]


def effects_of(soothed: Iterable[Soothed], weights: Behaviour) -> Effects:
    """Return the effects by wording; where either message was not read there is none."""
    calmed: dict[str, list[float]] = {}
    lifted: dict[str, list[float]] = {}
    for one in soothed:
        if not one.before or not one.after:
            continue
        before = clearer(fuse(one.before, one.before_behaviour, weights))
        after = clearer(fuse(one.after, one.after_behaviour, weights))
        calmed.setdefault(one.wording, []).append(heat_of(before) - heat_of(after))
        lifted.setdefault(one.wording, []).append(valence_of(after) - valence_of(before))
    return {name: Effect(tuple(calmed[name]), tuple(lifted[name])) for name in calmed}


def draw(wordings: Sequence[str], effects: Effects, exploration: float, chance: random.Random) -> str:
    """Return the wording to say: Thompson sampling (Thompson, 1933) with a floor of even draws.

    Each wording's mean effect has a normal prior around the mean of all of them; one value is drawn from
    each posterior and the largest wins, so that what is better is said more, and what is unknown is tried.
    """
    if not any(wording in effects for wording in wordings) or chance.random() < exploration:
        return chance.choice(wordings)
    known = [effects.get(wording, Effect()) for wording in wordings]
    total = sum(effect.count for effect in known)
    common = sum(effect.mean * effect.count for effect in known) / total if total else 0.0
    drawn = [_posterior_draw(effect, common, chance) for effect in known]
    return wordings[drawn.index(max(drawn))]


def _posterior_draw(effect: Effect, common: float, chance: random.Random) -> float:
    precision = 1 / SPREAD**2 + effect.count / NOISE**2
    mean = (common / SPREAD**2 + effect.mean * effect.count / NOISE**2) / precision
    return chance.gauss(mean, math.sqrt(1 / precision))
