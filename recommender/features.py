"""The one way from plain facts to named features, for training and for serving.

Takes plain values, returns ``name -> value`` mappings; knows neither the store nor which
emotions there are. Values here are raw: weights and normalisation live in `weighting`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

LOW_PRICE_CENTS = 2_500
HIGH_PRICE_CENTS = 7_500
HIGH_RATING = 4.3
LOW_RATING = 3.2


# The same few names come with every item, customer and moment.
@lru_cache(maxsize=16_384)
def token(text: str) -> str:
    """Return `text` as it stands in a feature name: no case, single spaces, no control characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split()).casefold()


def item_features(
    *,
    category: str = "",
    brand: str = "",
    tags: Iterable[str] = (),
    price_cents: int | None = None,
    rating: float | None = None,
    reviews: Mapping[str, float] | None = None,
) -> dict[str, float]:
    """Return the features of one product.

    Parameters
    ----------
    category, brand, tags
        Plain names; empty ones are left out.
    price_cents
        Becomes one of ``price:low|mid|high``: under 25 €, under 75 €, and above.
    rating
        Mean rating 0–5; ``rating:high`` from 4.3, ``rating:low`` under 3.2. None or 0 means unrated.
    reviews
        What reviews say, like ``{"calm": 0.8}``; each becomes ``review:…``.
    """
    named = {f"tag:{token(tag)}": 1.0 for tag in tags if token(tag)}
    if token(category):
        named[f"category:{token(category)}"] = 1.0
    if token(brand):
        named[f"brand:{token(brand)}"] = 1.0
    if price_cents is not None:
        named[f"price:{price_band(price_cents)}"] = 1.0
    if rating:
        if rating >= HIGH_RATING:
            named["rating:high"] = 1.0
        elif rating < LOW_RATING:
            named["rating:low"] = 1.0
    named.update(_prefixed("review", reviews or {}))
    return named


def price_band(price_cents: int) -> str:
    """Return ``low``, ``mid`` or ``high``."""
    if price_cents < LOW_PRICE_CENTS:
        return "low"
    return "mid" if price_cents < HIGH_PRICE_CENTS else "high"


def customer_features(*, tastes: Iterable[str] = (), city: str = "", age_band: str = "") -> dict[str, float]:
    """Return the features of one customer: declared interests, city and age band."""
    named = {f"taste:{token(taste)}": 1.0 for taste in tastes if token(taste)}
    if token(city):
        named[f"city:{token(city)}"] = 1.0
    if token(age_band):
        named[f"age:{token(age_band)}"] = 1.0
    return named


def context_features(
    *,
    emotion_scores: Mapping[str, float] | None = None,
    intensity: float | None = None,
    mood_level: float | None = None,
    slope: float | None = None,
    hour: int | None = None,
    channel: str = "",
) -> dict[str, float]:
    """Return the features of the moment.

    Parameters
    ----------
    emotion_scores
        Any names with scores 0–1; ``anger`` and ``emotion:anger`` mean the same.
    intensity, mood_level, slope
        Numbers as the caller has them, best within -1 and 1.
    hour
        0–23, the shop's local time; becomes ``hour:morning|afternoon|evening|night``.
    channel
        Like ``web``.
    """
    named = _prefixed("emotion", emotion_scores or {})
    for name, value in (("intensity", intensity), ("mood_level", mood_level), ("slope", slope)):
        if value is not None:
            named[name] = float(value)
    if hour is not None:
        named[f"hour:{part_of_day(hour)}"] = 1.0
    if token(channel):
        named[f"channel:{token(channel)}"] = 1.0
    return named


def part_of_day(hour: int) -> str:
    """Return ``morning`` (5–11), ``afternoon`` (12–16), ``evening`` (17–21) or ``night``."""
    for until, name in ((5, "night"), (12, "morning"), (17, "afternoon"), (22, "evening")):
        if hour % 24 < until:
            return name
    return "night"


def _prefixed(prefix: str, values: Mapping[str, float]) -> dict[str, float]:
    plain = {str(name).removeprefix(f"{prefix}:"): float(value) for name, value in values.items()}
    return {f"{prefix}:{token(name)}": value for name, value in plain.items() if token(name)}
