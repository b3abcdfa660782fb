"""What dataset.toml says, checked: which columns mean what, how to split, how to fit.

Refuses what it cannot use with the line it stands in. Reads no data.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from ops.errors import WrongInput
from ops.evaluate.splits import SplitKind
from recommender.training import Loss, TrainingSettings
from recommender.weighting import DEFAULT_RULES, Crosses, GroupRule, Norm, Rules

KNOWN = frozenset(
    {
        "name", "positive_from", "judged", "crosses", "splits", "headline", "interactions", "contexts",
        "grades", "customers", "items", "rules", "settings", "candidates",
    }
)  # fmt: skip
HEADLINES = ("ndcg_at_10", "customer_auc")


@dataclass(frozen=True, slots=True)
class Columns:
    """The file of interactions and what its columns mean; `time` is empty where there is none."""

    file: str
    customer: str
    item: str
    value: str
    time: str = ""


@dataclass(frozen=True, slots=True)
class Traits:
    """A file of customers or items."""

    file: str
    id: str
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The checked plan.

    Parameters
    ----------
    positive_from
        Values from here on are a yes.
    judged
        Whether a value below is a no that was given on sight of the item, as a rating is.
    contexts
        Named sets of context columns.
    grades
        Value to grade.
    splits
        The first is the one the summary speaks of.
    headline
        The metric that chooses among candidates and is compared.
    candidates
        Settings of ours; where there are several, one is chosen within the training part.
    """

    name: str
    interactions: Columns
    positive_from: float
    judged: bool
    contexts: Mapping[str, tuple[str, ...]]
    grades: Mapping[float, float]
    customers: Traits | None
    items: Traits | None
    rules: Rules
    crosses: Crosses
    splits: tuple[SplitKind, ...]
    headline: str
    candidates: Mapping[str, TrainingSettings]


def read_plan(path: Path) -> Plan:
    """Return the plan in a TOML file.

    Raises
    ------
    WrongInput
        It cannot be read or says something that cannot be; the message names the line.
    """
    try:
        text = path.read_text(encoding="utf-8")
        said = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise WrongInput(f"{path}: {error}") from error
    strange = sorted(set(said) - KNOWN)
    if strange:
        raise WrongInput(f"{path}{_line(text, strange[0])}: {strange[0]!r} is no part of a plan")
    key = ""
    try:
        parts: dict[str, Any] = {}
        for key, read in _READERS.items():
            parts[key] = read(said)
        return Plan(**parts)
    except KeyError as error:
        raise WrongInput(
            f"{path}{_line(text, key)} does not say {error}; docs/datasets.md lists what it must say"
        ) from error
    except (TypeError, ValueError, AttributeError) as error:
        raise WrongInput(f"{path}{_line(text, key)}: {key}: {error}") from error


def _columns(said: Mapping[str, Any]) -> Columns:
    strange = sorted(set(said) - {field.name for field in fields(Columns)})
    if strange:
        raise ValueError(f"{strange[0]!r} is no part of it")
    found = Columns(said["file"], said["customer"], said["item"], said["value"], said.get("time", ""))
    if not all(isinstance(getattr(found, field.name), str) for field in fields(found)):
        raise ValueError("file and columns are names in quotes")
    return found


def _traits(said: Any) -> Traits | None:
    return None if said is None else Traits(said["file"], said["id"], tuple(said["features"]))


def _rules(said: Mapping[str, Any]) -> Rules:
    return dict(DEFAULT_RULES) | {
        group: GroupRule(float(rule.get("weight", 1)), Norm(rule.get("norm", "none")))
        for group, rule in said.get("rules", {}).items()
    }


def _splits(said: Mapping[str, Any]) -> tuple[SplitKind, ...]:
    usual = [SplitKind.CUSTOMER_TIME if "time" in said["interactions"] else SplitKind.KFOLD]
    found = tuple(SplitKind(name) for name in said.get("splits", usual))
    late = {SplitKind.TIME, SplitKind.CUSTOMER_TIME} & set(found)
    if late and "time" not in said["interactions"]:
        raise ValueError(f"{sorted(late)[0]} needs a time column in [interactions]")
    if not found:
        raise ValueError("name at least one split")
    return found


def _headline(said: Mapping[str, Any]) -> str:
    usual = HEADLINES[1] if _splits(said)[0] is SplitKind.KFOLD else HEADLINES[0]
    found = str(said.get("headline", usual))
    if found not in HEADLINES:
        raise ValueError(f"{found!r} is none of {', '.join(HEADLINES)}")
    return found


def _candidates(said: Mapping[str, Any]) -> dict[str, TrainingSettings]:
    shared = said.get("settings", {})
    told = said.get("candidates", {}) or {"settings": {}}
    return {name: _settings({**shared, **own}) for name, own in told.items()}


def _settings(said: Mapping[str, Any]) -> TrainingSettings:
    strange = sorted(set(said) - {field.name for field in fields(TrainingSettings)})
    if strange:
        raise ValueError(f"{strange[0]!r} is no setting of a fit")
    for name, value in said.items():
        usual = getattr(TrainingSettings(), name)
        fits = isinstance(value, bool) == isinstance(usual, bool) and isinstance(value, int | float | str)
        if not fits or isinstance(value, str) != isinstance(usual, str):
            raise ValueError(f"{name} is {value!r}, which is no {type(usual).__name__}")
    return TrainingSettings(**{**said, "loss": Loss(said.get("loss", Loss.LOGISTIC))})


def _line(text: str, key: str) -> str:
    for number, line in enumerate(text.splitlines(), start=1):
        if re.match(rf"\s*\[*\s*\"?{re.escape(key)}\"?\s*[\].=]", line):
            return f" line {number}"
    return ""


_READERS: dict[str, Any] = {
    "interactions": lambda said: _columns(said["interactions"]),
    "name": lambda said: str(said.get("name", "data set")),
    "positive_from": lambda said: float(said.get("positive_from", 1)),
    "judged": lambda said: bool(said.get("judged", True)),
    "contexts": lambda said: {name: tuple(columns) for name, columns in said.get("contexts", {}).items()},
    "grades": lambda said: {float(value): float(grade) for value, grade in said.get("grades", {}).items()},
    "customers": lambda said: _traits(said.get("customers")),
    "items": lambda said: _traits(said.get("items")),
    "rules": _rules,
    "crosses": lambda said: tuple((str(own), str(moment)) for own, moment in said.get("crosses", [])),
    "splits": _splits,
    "headline": _headline,
    "candidates": _candidates,
}
