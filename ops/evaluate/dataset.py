"""The folder format for data from outside, and its way into a training set.

dataset.toml        names the columns; see docs/datasets.md
interactions.csv    customer, item, value, optionally time, context columns
customers.csv       optional: id and feature columns
items.csv           optional: id and feature columns; several values in a cell are split at "|"
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ops.errors import WrongInput
from recommender.features import token
from recommender.training import Interaction, TrainingSet, TrainingSetBuilder
from recommender.weighting import DEFAULT_RULES, GroupRule, Norm

CONTROL = "shuffled"


@dataclass(frozen=True, slots=True)
class Dataset:
    """A data set as read; cells are still text.

    Parameters
    ----------
    plan
        The TOML.
    interactions
        One mapping a row.
    customers, items
        Id to features.
    """

    name: str
    plan: Mapping[str, Any]
    interactions: tuple[Mapping[str, str], ...]
    customers: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    items: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    @property
    def settings(self) -> Mapping[str, tuple[str, ...]]:
        """Named sets of context columns, for example what is known before and what only afterwards."""
        return {name: tuple(columns) for name, columns in self.plan.get("contexts", {}).items()}

    def training_set(self, context: tuple[str, ...] = ()) -> TrainingSet:
        """Return the interactions with these context columns."""
        rules = dict(DEFAULT_RULES) | {
            group: GroupRule(float(rule.get("weight", 1)), Norm(rule.get("norm", "none")))
            for group, rule in self.plan.get("rules", {}).items()
        }
        asked = [tuple(pair) for pair in self.plan.get("crosses", [])]
        builder = TrainingSetBuilder(rules, tuple(pair for pair in asked if pair[1] in context))
        builder.add_items(self.items)
        builder.add_customers(self.customers)
        columns = self.plan["interactions"]
        grades = {float(value): float(grade) for value, grade in self.plan.get("grades", {}).items()}
        positive_from = float(self.plan.get("positive_from", 1))
        for row in self.interactions:
            value = float(row[columns["value"]])
            builder.add(
                [
                    Interaction(
                        row[columns["customer"]],
                        row[columns["item"]],
                        grades.get(value, 1.0 if value >= positive_from else -1.0),
                        float(row[columns["time"]]) if "time" in columns else 0.0,
                        cells(row, context),
                        shown=bool(self.plan.get("judged", True)),
                    )
                ]
            )
        return builder.build()


def read_dataset(folder: Path) -> Dataset:
    """Return the data set in a folder.

    Raises
    ------
    WrongInput
        Something is missing or cannot be read; the message names the file and, for a row, its line.
    """
    path = folder / "dataset.toml"
    try:
        plan = tomllib.loads(path.read_text(encoding="utf-8"))
        told = plan["interactions"]
        wanted = {told["customer"], told["item"], told["value"], *([told["time"]] if "time" in told else [])}
        wanted |= {column for columns in plan.get("contexts", {}).values() for column in columns}
        rows = tuple(_rows(folder / told["file"], wanted))
        customers = _features(folder, plan.get("customers"))
        items = _features(folder, plan.get("items"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise WrongInput(f"{path}: {error}") from error
    except KeyError as error:
        raise WrongInput(f"{path} does not say {error}; docs/datasets.md lists what it must say") from error
    _check_numbers(folder / told["file"], rows, [told["value"], *([told["time"]] if "time" in told else [])])
    return Dataset(str(plan.get("name", folder.name)), plan, rows, customers, items)


def cells(row: Mapping[str, str], columns: tuple[str, ...] | list[str]) -> dict[str, float]:
    """Return one feature per value, ``column:value``; empty cells say nothing."""
    return {
        f"{column}:{token(value)}": 1.0
        for column in columns
        for value in row[column].split("|")
        if token(value)
    }


def _features(folder: Path, told: Mapping[str, Any] | None) -> dict[str, dict[str, float]]:
    if told is None:
        return {}
    rows = _rows(folder / told["file"], {told["id"], *told["features"]})
    return {row[told["id"]]: cells(row, told["features"]) for row in rows}


def _rows(path: Path, wanted: set[str]) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        missing = wanted - set(reader.fieldnames or ())
        if missing:
            raise WrongInput(f"{path} has no column {', '.join(sorted(missing))}")
        return list(reader)


def _check_numbers(path: Path, rows: tuple[Mapping[str, str], ...], columns: list[str]) -> None:
    for line, row in enumerate(rows, start=2):
        for column in columns:
            try:
                float(row[column])
            except (TypeError, ValueError):
                raise WrongInput(f"{path} line {line}: {column} is {row[column]!r}, not a number") from None
