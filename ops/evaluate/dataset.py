"""The folder format for data from outside, and its way into a training set.

dataset.toml        names the columns; see docs/datasets.md
interactions.csv    customer, item, value, optionally time, context columns
customers.csv       optional: id and feature columns
items.csv           optional: id and feature columns; several values in a cell are split at "|"
"""

from __future__ import annotations

import csv
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ops.errors import WrongInput
from ops.evaluate.plan import Plan, Traits
from ops.evaluate.planning import read_plan
from recommender.features import token
from recommender.training import Interaction, TrainingSet, TrainingSetBuilder

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Dataset:
    """A data set as read; cells are still text.

    Parameters
    ----------
    interactions
        One mapping a row.
    customers, items
        Id to features.
    """

    plan: Plan
    interactions: tuple[Row, ...]
    customers: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    items: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def training_set(self, context: tuple[str, ...] = ()) -> TrainingSet:
        """Return the interactions with these context columns; event i is row i."""
        plan, columns = self.plan, self.plan.interactions
        builder = TrainingSetBuilder(plan.rules, tuple(pair for pair in plan.crosses if pair[1] in context))
        builder.add_items(self.items)
        builder.add_customers(self.customers)
        for row in self.interactions:
            value = float(row[columns.value])
            grade = plan.grades.get(value, 1.0 if value >= plan.positive_from else -1.0)
            at = float(row[columns.time]) if columns.time else 0.0
            who, what = row[columns.customer], row[columns.item]
            builder.add([Interaction(who, what, grade, at, cells(row, context), shown=plan.judged)])
        return builder.build()


def read_dataset(folder: Path) -> Dataset:
    """Return the data set in a folder.

    Raises
    ------
    WrongInput
        Something is missing or cannot be read; the message names the file and the line.
    """
    plan = read_plan(folder / "dataset.toml")
    told = plan.interactions
    numbers = [told.value, *([told.time] if told.time else [])]
    contexts = {column for columns in plan.contexts.values() for column in columns}
    path = folder / told.file
    rows = _rows(path, {told.customer, told.item, *numbers, *contexts})
    for line, row in rows:
        for column in (told.customer, told.item):
            if not row[column].strip():
                raise WrongInput(f"{path} line {line}: {column} is empty")
        for column in numbers:
            _check_number(path, line, column, row[column])
    if not rows:
        raise WrongInput(f"{path} line 2: there are no interactions")
    customers, items = (_features(folder, traits) for traits in (plan.customers, plan.items))
    return Dataset(plan, tuple(row for _, row in rows), customers, items)


def cells(row: Row, columns: tuple[str, ...]) -> dict[str, float]:
    """Return one feature per value, ``column:value``; empty cells say nothing."""
    return {
        f"{column}:{token(value)}": 1.0
        for column in columns
        for value in row[column].split("|")
        if token(value)
    }


def _features(folder: Path, told: Traits | None) -> dict[str, dict[str, float]]:
    if told is None:
        return {}
    path, found = folder / told.file, {}
    for line, row in _rows(path, {told.id, *told.features}):
        if row[told.id] in found:
            raise WrongInput(f"{path} line {line}: {told.id} {row[told.id]!r} stands there twice")
        found[row[told.id]] = cells(row, told.features)
    return found


def _rows(path: Path, wanted: set[str]) -> list[tuple[int, Row]]:
    """Return (line, row) pairs; a quoted cell may hold line breaks, so lines are counted by the reader."""
    found: list[tuple[int, Row]] = []
    line = 1
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            missing = wanted - set(reader.fieldnames or ())
            twice = [name for name in wanted if (reader.fieldnames or ()).count(name) > 1]
            if twice:
                raise WrongInput(f"{path} line 1: there are two columns {min(twice)}")
            if missing:
                raise WrongInput(f"{path} line 1: there is no column {', '.join(sorted(missing))}")
            line = reader.line_num + 1
            for row in reader:
                if None in row or None in row.values():
                    header = len(reader.fieldnames or ())
                    raise WrongInput(f"{path} line {line}: not the {header} cells that the header has")
                found.append((line, row))
                line = reader.line_num + 1
    except FileNotFoundError as error:
        raise WrongInput(f"there is no {path}, which dataset.toml names") from error
    except UnicodeDecodeError as error:
        # Read in pieces, so the byte it counts is one of its piece.
        raise WrongInput(f"{path}: not all of it is UTF-8; save it as UTF-8") from error
    except OSError as error:
        raise WrongInput(f"{path}: {error}") from error
    except csv.Error as error:
        raise WrongInput(f"{path} line {line}: {error}") from error
    return found


def _check_number(path: Path, line: int, column: str, text: str) -> None:
    try:
        right = math.isfinite(float(text))
    except ValueError:
        right = False
    if not right:
        raise WrongInput(f"{path} line {line}: {column} is {text!r}, not a number")
