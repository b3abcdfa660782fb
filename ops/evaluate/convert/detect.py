"""Tells by the look of a source which data set it is."""

from __future__ import annotations

from pathlib import Path

from ops.errors import WrongInput
from ops.evaluate.convert import ldos, movielens


def convert(source: Path, out: Path) -> str:
    """Write the data set folder and return the name of what the source was.

    Raises
    ------
    WrongInput
        It is none we know, or not whole.
    """
    if source.is_dir() and len(found := list(source.glob("*.arff"))) == 1:
        source = found[0]
    if source.is_file() and source.suffix.casefold() == ".arff":
        ldos.convert(source, out)
        return "LDOS-CoMoDa"
    if source.is_dir() and (source / "ratings.csv").is_file():
        movielens.convert(source, out)
        return "MovieLens"
    raise WrongInput(f"{source} is neither LDOS-CoMoDa's .arff file nor a MovieLens folder with ratings.csv")
