"""Health: what is in place and in which version, for the launcher, the doctor and people."""

import asyncio
from typing import Any

from actions.house import House


async def health_of(house: House) -> dict[str, Any]:
    """Return a report; "status" is "ok" with everything in place, else "degraded"."""
    return await asyncio.to_thread(_report, house)


def _report(house: House) -> dict[str, Any]:
    shelf = house.shelf()
    database = _database(house)
    emotion = house.senses.version
    ranker = shelf.ranker.version if shelf is not None and shelf.ranker is not None else None
    complete = emotion is not None and ranker is not None and database == "ok"
    return {
        "status": "ok" if complete else "degraded",
        "database": database,
        "emotion": emotion,
        "recommender": ranker,
        "products": len(shelf.products) if shelf is not None else 0,
    }


def _database(house: House) -> str:
    try:
        house.store.customers.ids(1)
    except Exception as problem:  # whatever a driver raises means: not usable
        return type(problem).__name__
    return "ok"
