"""Reads dataset.toml into a plan; refuses what it cannot use, with the line it stands in. Reads no data."""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

from ops.errors import WrongInput
from ops.evaluate.labels import reserved
from ops.evaluate.plan import Columns, Plan, Traits
from ops.evaluate.said import Said, choice, flag, name_of, names, number, only, part, table
from ops.evaluate.splits import SplitKind
from recommender.training import Loss, TrainingSettings
from recommender.weighting import DEFAULT_RULES, Crosses, GroupRule, Norm, Rules

HEADLINES = ("ndcg_at_10", "customer_auc")
# Below these a setting means nothing; the others may be 0, none may be negative.
LEAST = {"n_factors": 1, "epochs": 1, "threads": 1, "learning_rate": 1e-9}
# A slip of the pen here costs days, not minutes.
MOST = {"context_folds": 50, "n_factors": 1_024, "epochs": 10_000, "collaborative_factors": 1_024}


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
    except FileNotFoundError as error:
        raise WrongInput(
            f"there is no {path}; docs/datasets.md says what it must hold, and `./attune recommender convert`"
            " writes it for LDOS-CoMoDa and MovieLens"
        ) from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise WrongInput(f"{path}: {error}") from error
    strange = sorted(set(said) - set(_READERS) - {"settings"})
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
    except ValueError as error:
        table_name = _TABLES.get(key, key)
        line = _line(text, key) or _line(text, table_name)
        raise WrongInput(f"{path}{line}: {table_name}: {error}") from error


def _columns(said: Said) -> Columns:
    told = table(said["interactions"])
    only(told, {field.name for field in fields(Columns)})
    file, customer, item, value = (name_of(told[key]) for key in ("file", "customer", "item", "value"))
    return Columns(file, customer, item, value, name_of(told.get("time", "")))


def _traits(said: Said, key: str) -> Traits | None:
    if key not in said:
        return None
    told = table(said[key])
    only(told, {field.name for field in fields(Traits)})
    return Traits(name_of(told["file"]), name_of(told["id"]), names(told["features"]))


def _contexts(said: Said) -> dict[str, tuple[str, ...]]:
    found = {name: names(columns) for name, columns in table(said.get("contexts", {})).items()}
    taken = reserved(found)
    if taken:
        raise ValueError(f"{taken!r} is a name this comparison uses itself; choose another")
    empty = [name for name, columns in found.items() if not columns]
    if empty:
        raise ValueError(f"{empty[0]!r} names no column")
    return found


def _grades(said: Said) -> dict[float, float]:
    found = {}
    for value, grade in table(said.get("grades", {})).items():
        try:
            key = float(value)
        except ValueError:
            raise ValueError(f"{value!r} is no number; grades are given by value") from None
        found[key] = number(grade)
    return found


def _rules(said: Said) -> Rules:
    found = dict(DEFAULT_RULES)
    for group, rule in table(said.get("rules", {})).items():
        told = table(rule)
        only(told, {"weight", "norm"})
        found[group] = GroupRule(number(told.get("weight", 1)), choice(Norm, told.get("norm", "none")))
    return found


def _crosses(said: Said) -> Crosses:
    there = {column for columns in _contexts(said).values() for column in columns}
    found = []
    for pair in part(said.get("crosses", []), list, "a list of pairs in brackets"):
        own, *moment = names(pair)
        if len(moment) != 1:
            raise ValueError(f'{pair!r} is no pair like ["customer", "mood"]')
        if moment[0] not in there:
            raise ValueError(f"{moment[0]!r} is none of the columns in [contexts]")
        found.append((own, moment[0]))
    return tuple(found)


def _splits(said: Said) -> tuple[SplitKind, ...]:
    has_time = bool(_columns(said).time)
    usual = [SplitKind.CUSTOMER_TIME if has_time else SplitKind.KFOLD]
    found = tuple(dict.fromkeys(choice(SplitKind, one) for one in names(said.get("splits", usual))))
    late = {SplitKind.TIME, SplitKind.CUSTOMER_TIME} & set(found)
    if late and not has_time:
        raise ValueError(f"{sorted(late)[0]} needs a time column in [interactions]")
    if not found:
        raise ValueError("name at least one split")
    return found


def _headline(said: Said) -> str:
    usual = HEADLINES[1] if _splits(said)[0] is SplitKind.KFOLD else HEADLINES[0]
    found = name_of(said.get("headline", usual))
    if found not in HEADLINES:
        raise ValueError(f"{found!r} is none of {', '.join(HEADLINES)}")
    return found


def _candidates(said: Said) -> dict[str, TrainingSettings]:
    shared = table(said.get("settings", {}))
    told = table(said.get("candidates", {})) or {"settings": {}}
    return {name: _settings({**shared, **table(own)}) for name, own in told.items()}


def _settings(said: Said) -> TrainingSettings:
    only(said, {field.name for field in fields(TrainingSettings)}, "setting of a fit")
    usual = TrainingSettings()
    return TrainingSettings(
        **{name: _setting(name, value, getattr(usual, name)) for name, value in said.items()}
    )


def _setting(name: str, value: Any, usual: Any) -> Any:
    try:
        if isinstance(usual, bool):
            return flag(value)
        if isinstance(usual, Loss):
            return choice(Loss, value)
        found = number(value)
        if isinstance(usual, int) and found != int(found):
            raise ValueError(f"{value!r} is no whole number")
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from None
    if found < LEAST.get(name, 0):
        raise ValueError(f"{name} is {value!r}; it must be {LEAST.get(name, 0)} or more")
    if found > MOST.get(name, math.inf):
        raise ValueError(f"{name} is {value!r}; it may be {MOST[name]} at most")
    return type(usual)(found)


def _line(text: str, key: str) -> str:
    for number_of, line in enumerate(text.splitlines(), start=1):
        if re.match(rf"\s*\[*\s*\"?{re.escape(key)}\"?\s*[\].=]", line):
            return f" line {number_of}"
    return ""


# What is read from a table of another name.
_TABLES = {"candidates": "settings"}
_READERS: dict[str, Callable[[Said], Any]] = {
    "interactions": _columns,
    "name": lambda said: name_of(said.get("name", "data set")),
    "positive_from": lambda said: number(said.get("positive_from", 1)),
    "judged": lambda said: flag(said.get("judged", True)),
    "contexts": _contexts,
    "grades": _grades,
    "customers": lambda said: _traits(said, "customers"),
    "items": lambda said: _traits(said, "items"),
    "rules": _rules,
    "crosses": _crosses,
    "splits": _splits,
    "headline": _headline,
    "candidates": _candidates,
}
