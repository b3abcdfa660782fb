"""How strongly each group of features speaks: the written weighting and normalisation rule.

A feature's group is the part of its name before the first colon (``tag:cosy`` -> ``tag``; a name
without a colon is its own group). Per row and group:

    weighted = weight × raw / norm        norm: 1           for Norm.NONE
                                                Σ|raw|      for Norm.SUM     (a mean over the group)
                                                √Σ raw²     for Norm.LENGTH  (constant length)

No other scaling happens anywhere: not over the whole row, as LightFM's own `Dataset` does
silently, and not over columns. The rule looks at one row only, so a row weighs the same in
training and in serving; the rules in force are written into the artefact.

Crosses let a moment mean something else to each customer: crossing the groups ``customer`` and ``mood``
adds ``customer*mood:C0001*low``, whose raw value is the product of the two weighted ones.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from recommender.values import Features


class Norm(StrEnum):
    """What a group's values are divided by, row by row."""

    NONE = "none"
    SUM = "sum"
    LENGTH = "length"


@dataclass(frozen=True, slots=True)
class GroupRule:
    """Weight and normalisation of one feature group; weight 0 switches the group off."""

    weight: float = 1.0
    norm: Norm = Norm.NONE


Rules = Mapping[str, GroupRule]
# Pairs of (group of the customer, group of the moment).
Crosses = tuple[tuple[str, str], ...]

DEFAULT_RULE = GroupRule()
DEFAULT_RULES: Rules = MappingProxyType(
    {
        "anyone": GroupRule(1.0),
        "customer": GroupRule(1.0),
        "taste": GroupRule(1.5, Norm.LENGTH),
        "city": GroupRule(0.3),
        "age": GroupRule(0.5),
        "emotion": GroupRule(1.0),
        "intensity": GroupRule(0.5),
        "mood_level": GroupRule(0.5),
        "slope": GroupRule(0.3),
        "hour": GroupRule(0.3),
        "channel": GroupRule(0.3),
        "item": GroupRule(0.3),
        "category": GroupRule(1.0),
        "brand": GroupRule(0.5),
        "tag": GroupRule(1.0, Norm.LENGTH),
        "price": GroupRule(0.7),
        "rating": GroupRule(0.5),
        "review": GroupRule(0.5),
    }
)


def group_of(name: str) -> str:
    """Return the group a feature name belongs to."""
    return name.partition(":")[0]


def crossed(own: Features, moment: Features, crosses: Crosses, rules: Rules) -> dict[str, float]:
    """Return the crossed features of two weighted rows, weighted by the rule of their own group."""
    made: dict[str, float] = {}
    for left, right in crosses:
        weight = rules.get(f"{left}*{right}", DEFAULT_RULE).weight
        for name, value in own.items():
            if group_of(name) != left or not weight:
                continue
            for state, share in moment.items():
                if group_of(state) == right:
                    label = f"{name.partition(':')[2]}*{state.partition(':')[2]}"
                    made[f"{left}*{right}:{label}"] = weight * value * share
    return made


def weigh(features: Features, rules: Rules) -> dict[str, float]:
    """Return the features as they enter a row of the model; zeros and non-numbers are dropped."""
    parts: list[tuple[str, float, str, GroupRule]] = []
    sizes: dict[str, float] = {}
    for name, raw in features.items():
        value = float(raw)
        if not value or not math.isfinite(value):
            continue
        group = group_of(name)
        rule = rules.get(group, DEFAULT_RULE)
        parts.append((name, value, group, rule))
        if rule.norm is not Norm.NONE:
            size = abs(value) if rule.norm is Norm.SUM else value * value
            sizes[group] = sizes.get(group, 0.0) + size
    weighted = {}
    for name, value, group, rule in parts:
        norm = 1.0 if rule.norm is Norm.NONE else sizes[group]
        if rule.norm is Norm.LENGTH:
            norm = math.sqrt(norm)
        if rule.weight and norm:
            weighted[name] = rule.weight * value / norm
    return weighted
