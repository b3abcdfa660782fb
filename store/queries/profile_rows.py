"""Profiles as rows, and the one way what was felt is dropped."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, select, update

from store.schema import profiles
from store.values import Liking, Profile, Sums

DESCRIBED = ("likings", "tendencies", "model", "made_at")


def known(connection: Connection, customer_ids: Sequence[str]) -> dict[str, Profile]:
    """Return the profiles there are, by customer."""
    rows = connection.execute(select(profiles).where(profiles.c.customer_id.in_(customer_ids))).mappings()
    return {row["customer_id"]: profile(row) for row in rows}


def forget_felt(connection: Connection, whose: ColumnElement[bool]) -> None:
    """Drop what was felt; which turns were seen stays, so that they are not read again."""
    nothing = {"felt": {}, "felt_weight": 0.0, "felt_at": None, "read_turns": 0, "tendencies": {}}
    connection.execute(update(profiles).where(whose).values(nothing))


def profile(row: RowMapping) -> Profile:
    """Return a row as a value."""
    likings = tuple(Liking(name, weight, tuple(traits)) for name, weight, traits in row["likings"])
    return Profile(
        row["customer_id"],
        Sums(row["liked"], row["liked_weight"], row["liked_at"], row["reactions"], row["last_reaction"]),
        Sums(row["felt"], row["felt_weight"], row["felt_at"], row["read_turns"], row["last_turn"]),
        likings,
        row["tendencies"],
        row["model"],
        row["made_at"],
    )


def row_of_profile(one: Profile) -> dict[str, Any]:
    """Return a value as a row."""
    return {
        "customer_id": one.customer_id,
        "liked": dict(one.liked.values),
        "liked_weight": one.liked.weight,
        "liked_at": one.liked.at,
        "reactions": one.liked.events,
        "last_reaction": one.liked.last,
        "felt": dict(one.felt.values),
        "felt_weight": one.felt.weight,
        "felt_at": one.felt.at,
        "read_turns": one.felt.events,
        "last_turn": one.felt.last,
        "likings": [[liking.name, liking.weight, list(liking.traits)] for liking in one.likings],
        "tendencies": dict(one.tendencies),
        "model": one.model,
        "made_at": one.made_at,
    }
