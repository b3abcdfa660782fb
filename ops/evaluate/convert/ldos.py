"""LDOS-CoMoDa (Košir et al. 2011): film ratings with the viewer's emotion, from its ARFF file.

Two settings that must not be mixed up: ``mood`` was felt before watching, which is what a deployed
system can know; ``dominantEmo`` and ``endEmo`` were recorded with the rating and are an upper bound.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ops.errors import WrongInput
from ops.evaluate.convert.files import write_csv

PLAN = """\
name = "LDOS-CoMoDa"
positive_from = 4
crosses = [["customer", "mood"], ["customer", "dominantEmo"], ["customer", "endEmo"]]

[interactions]
file = "interactions.csv"
customer = "userID"
item = "itemID"
value = "rating"

[contexts]
before = ["mood"]
upper_bound = ["mood", "dominantEmo", "endEmo"]
situation = [
    "time", "daytype", "season", "location", "weather", "social", "physical", "decision", "interaction",
]

[grades]
1 = -1.0
2 = -0.8
3 = -0.5
4 = 0.6
5 = 1.0

[customers]
file = "customers.csv"
id = "userID"
features = ["sex", "age", "city", "country"]

[items]
file = "items.csv"
id = "itemID"
features = ["genre", "actor", "director", "film_country", "language", "decade", "budget"]

[rules]
item = { weight = 1.0 }

[settings]
n_factors = 32
epochs = 15
min_item_events = 1
item_prior = 4.0
context_folds = 0
customer_penalty = 40.0
context_penalty = 40.0
item_penalty = 40.0
"""
AGES = (0, 20, 25, 30, 40)
BUDGETS = (0, 10_000_000, 30_000_000, 100_000_000)
SITUATION = (
    "time",
    "daytype",
    "season",
    "location",
    "weather",
    "social",
    "physical",
    "decision",
    "interaction",
)
UNKNOWN = "-1"


def convert(source: Path, out: Path) -> None:
    """Write the data set folder.

    Raises
    ------
    WrongInput
        The source is not the ARFF file.
    """
    rows = read_arff(source)
    out.mkdir(parents=True, exist_ok=True)
    (out / "dataset.toml").write_text(PLAN, encoding="utf-8")
    context = ("mood", "dominantEmo", "endEmo", *SITUATION)
    write_csv(
        out / "interactions.csv", ({k: r[k] for k in ("userID", "itemID", "rating", *context)} for r in rows)
    )
    write_csv(out / "customers.csv", {r["userID"]: _customer(r) for r in rows}.values())
    write_csv(out / "items.csv", {r["itemID"]: _item(r) for r in rows}.values())


def read_arff(path: Path) -> list[dict[str, str]]:
    """Return the rows of a plain ARFF file by attribute name."""
    names: list[str] = []
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("@attribute"):
            names.append(line.split()[1])
        elif line.strip() and not line.startswith(("@", "%")):
            values = line.strip().split(",")
            if len(values) != len(names):
                raise WrongInput(f"{path} line {number}: {len(values)} values for {len(names)} attributes")
            row = dict(zip(names, values, strict=True))
            _check(path, number, row)
            rows.append(row)
    if not {"userID", "itemID", "rating", "mood"} <= set(names) or not rows:
        raise WrongInput(f"{path} is not LDOS-CoMoDa's ARFF file: it lacks userID, itemID, rating or mood")
    return rows


def _check(path: Path, number: int, row: Mapping[str, str]) -> None:
    for name in ("rating", "age", "movieYear", "budget"):
        if name in row and not row[name].lstrip("-").isdigit():
            raise WrongInput(f"{path} line {number}: {name} is {row[name]!r}, not a whole number")


def _customer(row: Mapping[str, str]) -> dict[str, str]:
    plain = {name: row[name] for name in ("userID", "sex", "city", "country")}
    return plain | {"age": _band(row["age"], AGES)}


def _item(row: Mapping[str, str]) -> dict[str, str]:
    return {
        "itemID": row["itemID"],
        "genre": _several(row, "genre"),
        "actor": _several(row, "actor"),
        "director": _one(row["director"]),
        "film_country": _one(row["movieCountry"]),
        "language": _one(row["movieLanguage"]),
        "decade": str(int(row["movieYear"]) // 10),
        "budget": _band(row["budget"], BUDGETS),
    }


def _several(row: Mapping[str, str], name: str) -> str:
    return "|".join(dict.fromkeys(row[f"{name}{n}"] for n in (1, 2, 3) if row[f"{name}{n}"] != UNKNOWN))


def _one(value: str) -> str:
    return "" if value == UNKNOWN else value


def _band(value: str, edges: tuple[int, ...]) -> str:
    return str(sum(float(value) >= edge for edge in edges))
