"""Settings come from the environment, once."""

from pathlib import Path

import pytest

from actions.errors import BadSetting
from actions.settings import Settings, read_settings


def test_nothing_set_is_the_default() -> None:
    assert read_settings({}) == Settings()


def test_everything_can_be_set() -> None:
    read = read_settings(
        {
            "ATTUNE_HOST": "0.0.0.0",  # noqa: S104 - only read here
            "ATTUNE_ACTIONS_PORT": "6000",
            "DATABASE_URL": "sqlite:///x.db",
            "ATTUNE_HOME": "elsewhere",
            "ATTUNE_EMOTION_DEADLINE_MS": "150",
        }
    )
    assert (read.port, read.database_url, read.emotion_deadline_s) == (6000, "sqlite:///x.db", 0.15)
    assert read.emotion_dir == Path("elsewhere/emotion")


@pytest.mark.parametrize("value", ["soon", "-1", "nan-ish"])
def test_a_bad_number_is_named(value: str) -> None:
    with pytest.raises(BadSetting, match="ATTUNE_EMOTION_DEADLINE_MS"):
        read_settings({"ATTUNE_EMOTION_DEADLINE_MS": value})
