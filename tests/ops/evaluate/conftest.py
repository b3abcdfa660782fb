"""Small planted data sets in the folder format."""

from __future__ import annotations

import csv
import random
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is liked depends on the mood: loud films when up, quiet ones when down."""
    folder, chance = tmp_path_factory.mktemp("planted"), random.Random(2)
    with (folder / "i.csv").open("w", newline="") as file:
        write = csv.writer(file).writerow
        write(["user", "film", "rating", "mood"])
        for number in range(900):
            film, mood = chance.randrange(40), chance.choice(["up", "down"])
            suits = (film % 2 == 0) == (mood == "up")
            write([f"u{number % 30}", f"f{film}", 5 if (chance.random() < 0.85) == suits else 1, mood])
    loud = "\n".join(f"f{film},{'loud' if film % 2 == 0 else 'quiet'}" for film in range(40))
    (folder / "f.csv").write_text(f"film,kind\n{loud}\n")
    (folder / "dataset.toml").write_text(
        'name = "moods"\npositive_from = 4\n'
        '[interactions]\nfile = "i.csv"\ncustomer = "user"\nitem = "film"\n'
        'value = "rating"\n'
        '[contexts]\nbefore = ["mood"]\n[items]\nfile = "f.csv"\nid = "film"\nfeatures = ["kind"]\n'
        "[settings]\nn_factors = 8\nepochs = 10\n"
    )
    return folder


@pytest.fixture(scope="session")
def clans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two clans, each taking the films of its own kind, in order of time."""
    folder, chance = tmp_path_factory.mktemp("clans"), random.Random(3)
    lines = ["user,film,rating,at"]
    for user in range(40):
        own = [film for film in range(120) if film % 2 == user % 2]
        lines += [f"u{user},f{film},5,{at}" for at, film in enumerate(chance.sample(own, 20))]
    (folder / "i.csv").write_text("\n".join(lines) + "\n")
    kinds = "\n".join(f"f{film},{'odd' if film % 2 else 'even'}" for film in range(120))
    (folder / "f.csv").write_text(f"film,kind\n{kinds}\n")
    (folder / "dataset.toml").write_text(
        'name = "clans"\nsplits = ["customer_time", "cold_items"]\njudged = false\n'
        '[interactions]\nfile = "i.csv"\ncustomer = "user"\nitem = "film"\nvalue = "rating"\ntime = "at"\n'
        '[items]\nfile = "f.csv"\nid = "film"\nfeatures = ["kind"]\n'
        '[settings]\nloss = "warp"\nn_factors = 8\nepochs = 10\ncustomer_penalty = 0.0\nitem_penalty = 0.0\n'
        "[candidates.warp]\n[candidates.wide]\ncollaborative_factors = 4\n"
    )
    return folder
