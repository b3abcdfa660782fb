"""Where settings come from, which win, and what is said about wrong ones."""

from dataclasses import fields
from pathlib import Path

import pytest

from ops.errors import BadSettings
from ops.settings import READERS, TABLES, VARIABLES, Settings, read_settings


@pytest.fixture
def toml(tmp_path):
    def write(text: str) -> Path:
        path = tmp_path / "attune.toml"
        path.write_text(text)
        return path

    return write


def test_without_anything_the_defaults_hold(tmp_path):
    assert read_settings({}, tmp_path / "absent.toml") == Settings()


def test_the_file_wins_over_the_default(toml):
    assert read_settings({}, toml("[server]\npage_port = 9000\n")).page_port == 9000


def test_the_environment_wins_over_the_file(toml):
    path = toml("[server]\npage_port = 9000\n")
    assert read_settings({"ATTUNE_PAGE_PORT": "9001"}, path).page_port == 9001


def test_an_empty_variable_counts_as_none(toml):
    path = toml("[server]\npage_port = 9000\n")
    assert read_settings({"ATTUNE_PAGE_PORT": " "}, path).page_port == 9000


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"ATTUNE_PAGE_PORT": "eighty"}, "ATTUNE_PAGE_PORT is 'eighty'; expected a whole number"),
        ({"ATTUNE_RASA_PORT": "70000"}, "expected a whole number from 1 to 65535"),
        ({"DATABASE_URL": "mysql://x"}, "DATABASE_URL is 'mysql://x'; expected sqlite"),
        ({"ATTUNE_RASA_PORT": "8080"}, "must differ"),
    ],
)
def test_a_wrong_value_is_named_with_what_is_expected(environment, words, tmp_path):
    with pytest.raises(BadSettings, match=words) as error:
        read_settings(environment, tmp_path / "absent.toml")
    assert error.value.exit_status == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[server]\npage_prot = 1\n", "has no 'page_prot'; it has host"),
        ("[servre]\nhost = 'x'\n", r"unknown table \[servre\]"),
        ("page_port = 1\n", "unknown table"),
        ("[server\n", "not valid TOML"),
        ("[server]\nhost = 5\n", "expected a text"),
        ("[server]\npage_port = true\n", "expected a whole number"),
    ],
)
def test_a_mistake_in_the_file_is_named(toml, text, words):
    with pytest.raises(BadSettings, match=words):
        read_settings({}, toml(text))


def test_children_read_back_the_same_settings(toml, tmp_path):
    settings = read_settings(
        {"ATTUNE_PAGE_PORT": "9001", "DATABASE_URL": "postgresql://h/n"}, tmp_path / "no"
    )
    assert read_settings(settings.environment(), tmp_path / "no") == settings


def test_every_setting_has_a_variable_a_reader_and_a_table():
    names = {field.name for field in fields(Settings)}
    assert set(VARIABLES) == set(READERS) == names
    assert {name for table in TABLES.values() for name in table} == names


@pytest.mark.parametrize("name", VARIABLES)
def test_every_setting_is_documented(name):
    page = Path("docs/settings.md").read_text(encoding="utf-8")
    row = next((line for line in page.splitlines() if line.startswith(f"| `{name}` |")), "")
    assert f"`{VARIABLES[name]}`" in row
    assert f"`{getattr(Settings(), name)}`" in row


@pytest.mark.parametrize("name", VARIABLES)
def test_every_setting_is_in_the_commented_file(name):
    assert f"# {name} = " in Path("attune.toml").read_text(encoding="utf-8")


def test_the_file_in_the_repository_is_valid():
    read_settings({}, Path("attune.toml"))
