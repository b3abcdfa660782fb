"""The adapter and a real server for it to talk to."""

from collections.abc import Iterator

import pytest

from actions.shop import HttpShop, Line
from tests.actions.shop.server import SLOW, Shop, running_shop


@pytest.fixture
def server() -> Iterator[Shop]:
    with running_shop() as shop:
        yield shop


@pytest.fixture
def mishap() -> str:
    """None of those that tests name."""
    return ""


@pytest.fixture
def shop(server: Shop, mishap: int | str) -> Iterator[HttpShop]:
    # Only who is made to wait is impatient: on a busy machine a good answer takes its time too.
    timeout_s, total_s = (0.5, 1.5) if mishap in SLOW else (10, 30)
    line = Line(server.url, token="secret", timeout_s=timeout_s, total_s=total_s)
    yield HttpShop(line)
    line.close()
