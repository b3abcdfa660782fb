"""MovieLens latest (Harper & Konstan 2015): ratings with their time, films with genres, decade and tags."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path

from ops.errors import WrongInput
from ops.evaluate.convert.files import read_csv, write_csv

PLAN = """\
name = "MovieLens"
positive_from = 4
splits = ["customer_time", "cold_items", "time"]
headline = "ndcg_at_10"

[interactions]
file = "interactions.csv"
customer = "userId"
item = "movieId"
value = "rating"
time = "timestamp"

[items]
file = "items.csv"
id = "movieId"
features = ["genre", "decade", "tag"]

[rules]
item = { weight = 1.0 }
genre = { norm = "length" }
tag = { norm = "length" }

[settings]
loss = "warp"
n_factors = 32
epochs = 20
customer_penalty = 0.0
item_penalty = 0.0
min_customer_events = 1
min_item_events = 1
recency = 0.25

[candidates.warp]

[candidates.warp_and_factors]
collaborative_factors = 64
"""
# A tag on fewer films says nothing of another film.
FEWEST_FILMS = 3
NO_GENRE = "(no genres listed)"


def convert(source: Path, out: Path) -> None:
    """Write the data set folder from the folder with ratings.csv, movies.csv and tags.csv.

    Raises
    ------
    WrongInput
        A file is missing or is another one; with the line.
    """
    ratings = []
    for line, row in read_csv(source / "ratings.csv", ("userId", "movieId", "rating", "timestamp")):
        for column in ("rating", "timestamp"):
            if not re.fullmatch(r"\d+(\.\d+)?", row[column]):
                raise WrongInput(
                    f"{source / 'ratings.csv'} line {line}: {column} is {row[column]!r}, not a number"
                )
        ratings.append(row)
    films = dict(_films(source / "movies.csv"))
    for movie, tags in _tags(source / "tags.csv").items():
        if movie in films:
            films[movie]["tag"] = "|".join(sorted(tags))
    if not ratings or not films:
        raise WrongInput(f"{source}: ratings.csv or movies.csv has no rows")
    out.mkdir(parents=True, exist_ok=True)
    (out / "dataset.toml").write_text(PLAN, encoding="utf-8")
    write_csv(out / "interactions.csv", ratings)
    write_csv(out / "items.csv", films.values())


def _films(path: Path) -> dict[str, dict[str, str]]:
    found = {}
    for _, row in read_csv(path, ("movieId", "title", "genres")):
        year = re.search(r"\((\d{3})\d\)\s*$", row["title"])
        found[row["movieId"]] = {
            "movieId": row["movieId"],
            "genre": "" if row["genres"] == NO_GENRE else row["genres"],
            "decade": year[1] if year else "",
            "tag": "",
        }
    return found


def _tags(path: Path) -> dict[str, set[str]]:
    """Return the tags of each film, without case; rare ones are left out."""
    by_film: dict[str, set[str]] = defaultdict(set)
    for _, row in read_csv(path, ("movieId", "tag")):
        by_film[row["movieId"]].add(row["tag"].strip().casefold().replace("|", " "))
    films_of = Counter(tag for tags in by_film.values() for tag in tags)
    return {movie: {tag for tag in tags if films_of[tag] >= FEWEST_FILMS} for movie, tags in by_film.items()}
