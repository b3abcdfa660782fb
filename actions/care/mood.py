"""Mood across a conversation.

Turns single readings into a slow-moving mood, so one sharp message does not summon a human and one
polite word does not wipe out three furious ones. Pure: no clock, no I/O, no model.

Each emotion has a level 0–1 that follows the readings with its own speed: anger and frustration rise
fast and fall slowly, everything else moves evenly. Silence cools all of them by half every half-life.
The name of a mood changes late (hysteresis), so that the tone of the answers does not flicker.
Heat is anger plus frustration: what forbids selling. Valence is glad minus bad; slope is its change.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from actions.care.levels import GLAD, HOT, clearer, heat_of, valence_of
from emotion import Emotion

# Intensity from which a message counts in full; few are stronger.
_PLAIN_INTENSITY = 0.6
# By how much another feeling must exceed the one that names the mood to take its place.
_LEAD = 0.1


@dataclass(frozen=True, slots=True)
class Felt:
    """One message as the mood sees it.

    Attributes
    ----------
    scores
        Emotion to 0–1; empty when the message says nothing about feelings (a button, no consent).
    intensity
        0–1; a faint reading moves the mood less.
    relief
        0–1; the share of anger and frustration that goes after it, for they said all is settled.
    """

    at: datetime
    scores: Mapping[str, float]
    intensity: float = 1.0
    relief: float = 0.0


@dataclass(frozen=True, slots=True)
class Pace:
    """How a mood moves.

    Attributes
    ----------
    upset
        Heat from which the mood counts as anger or frustration whatever else is felt, 0–1.
    calm_again
        Heat below which an upset mood is upset no more; between the two it stays what it was.
    felt, unfelt
        The same for any other emotion: from where it names the mood, and until where it goes on to.
    hot_up, hot_down
        Share of the way anger and frustration go towards a stronger or weaker reading, 0–1.
    thaw
        How much is added to `hot_down` by a message that is wholly glad, 0–1.
    even
        The same for every other emotion.
    half_life_s
        Seconds of silence that halve every level.
    """

    upset: float = 0.45
    calm_again: float = 0.35
    felt: float = 0.3
    unfelt: float = 0.22
    hot_up: float = 0.8
    hot_down: float = 0.4
    thaw: float = 0.4
    even: float = 0.65
    half_life_s: float = 3600.0


@dataclass(frozen=True, slots=True)
class Mood:
    """The mood after a turn.

    Attributes
    ----------
    emotion
        The feeling that names the mood.
    level
        Its strength, 0–1; for neutral 0.
    heat
        Anger plus frustration, at most 1.
    valence
        Good feelings minus bad ones, -1 to 1.
    slope
        Change of valence per turn over the last turns; below 0 the mood is getting worse.
    """

    emotion: Emotion = Emotion.NEUTRAL
    level: float = 0.0
    heat: float = 0.0
    valence: float = 0.0
    slope: float = 0.0
    levels: Mapping[Emotion, float] = field(default_factory=dict)


def moods(felts: Sequence[Felt], pace: Pace) -> list[Mood]:
    """Return the mood after each message, oldest first; as many as `felts`."""
    levels: dict[Emotion, float] = {}
    valences: list[float] = []
    named: list[Mood] = []
    before: datetime | None = None
    for felt in felts:
        cooled = 1.0 if before is None else _cooling((felt.at - before).total_seconds(), pace)
        levels = {emotion: level * cooled for emotion, level in levels.items()}
        if felt.scores:
            levels = _moved(levels, felt, pace, first=not levels)
        before = felt.at
        valences.append(valence_of(levels))
        was = named[-1].emotion if named else Emotion.NEUTRAL
        emotion = _name(levels, was, pace)
        named.append(_mood(emotion, levels, valences[-1], _slope(valences)))
        levels = {one: level * (1 - felt.relief * (one in HOT)) for one, level in levels.items()}
    return named


def mood_now(felts: Sequence[Felt], pace: Pace) -> Mood:
    """Return the mood after the last message; neutral without any."""
    return moods(felts, pace)[-1] if felts else Mood()


def _cooling(silence_s: float, pace: Pace) -> float:
    return float(0.5 ** (max(silence_s, 0.0) / pace.half_life_s))


def _moved(levels: Mapping[Emotion, float], felt: Felt, pace: Pace, *, first: bool) -> dict[Emotion, float]:
    weight = 0.6 + 0.4 * min(max(felt.intensity, 0.0) / _PLAIN_INTENSITY, 1.0)
    clear = clearer(felt.scores)
    glad = sum(clear[emotion] for emotion in GLAD)
    cooling = min(1.0, pace.hot_down + pace.thaw * min(glad, 1.0))
    after: dict[Emotion, float] = {}
    for emotion in Emotion:
        if emotion is Emotion.NEUTRAL:
            continue
        aim = clear[emotion] * weight
        level = levels.get(emotion, 0.0)
        share = pace.even
        if emotion in HOT:
            share = pace.hot_up if aim > level else cooling
        after[emotion] = aim if first else level + share * (aim - level)
    return after


def _slope(valences: Sequence[float]) -> float:
    last = valences[-3:]
    return (last[-1] - last[0]) / (len(last) - 1) if len(last) > 1 else 0.0


def _name(levels: Mapping[Emotion, float], was: Emotion, pace: Pace) -> Emotion:
    """Return the feeling that names the mood: a new one must be clear, the present one is kept a while."""
    heat = heat_of(levels)
    if heat >= (pace.calm_again if was in HOT else pace.upset):
        hottest = max(HOT, key=lambda emotion: levels.get(emotion, 0.0))
        return was if was in HOT and levels.get(hottest, 0.0) - levels.get(was, 0.0) < _LEAD else hottest
    # Heat below the threshold names nothing: "anger" always means upset, for us and for who reads the log.
    others = {emotion: level for emotion, level in levels.items() if emotion not in HOT}
    strongest = max(others, key=lambda emotion: others[emotion], default=Emotion.NEUTRAL)
    level, kept = levels.get(strongest, 0.0), others.get(was, 0.0)
    if was is not strongest and kept >= pace.unfelt and level - kept < _LEAD:
        return was
    return strongest if level >= (pace.unfelt if was is strongest else pace.felt) else Emotion.NEUTRAL


def _mood(emotion: Emotion, levels: Mapping[Emotion, float], valence: float, slope: float) -> Mood:
    heat = heat_of(levels)
    level = heat if emotion in HOT else levels.get(emotion, 0.0)
    return Mood(emotion, level, heat, valence, slope, levels)
