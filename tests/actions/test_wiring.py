"""The house is built from whatever is there."""

import shutil
import time
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from actions.errors import BadCareTable, BadShelfRules
from actions.house import House
from actions.settings import Settings
from actions.wiring import build_house
from emotion.export import export
from emotion.manifest import read_manifest
from emotion.versions import put
from tests.actions.talker import DOMAIN, ROOT, Talker


def settings(tmp_path: Path, database: Path) -> Settings:
    return Settings(database_url=f"sqlite:///{database}", home=tmp_path, care_table=ROOT / "care.yml")


def test_without_models_the_house_still_answers(tmp_path: Path, filled_database: Path) -> None:
    house = build_house(settings(tmp_path, filled_database))
    talker = Talker(house, "C0009", "wiring")
    assert house.senses.version is None
    assert talker.say("recommend", "recommend something").cards
    house.store.close()


def test_without_a_database_the_house_stands(tmp_path: Path) -> None:
    house = build_house(settings(tmp_path, tmp_path / "none.db"))
    assert house.shelf() is None
    assert Talker(house, "C0001").say("order_status", "where is it").text
    house.store.close()


def test_a_bad_care_table_is_told_at_the_start(tmp_path: Path) -> None:
    (tmp_path / "care.yml").write_text("version: 7", encoding="utf-8")
    with pytest.raises(BadCareTable, match="line 1"):
        build_house(Settings(home=tmp_path, care_table=tmp_path / "care.yml"))


def test_a_row_that_names_words_there_are_not_is_told_at_the_start(tmp_path: Path) -> None:
    table = (ROOT / "care.yml").read_text(encoding="utf-8").replace("utter_soothe_late}", "utter_soothe_wet}")
    (tmp_path / "care.yml").write_text(table, encoding="utf-8")
    with pytest.raises(BadCareTable, match="utter_soothe_wet"):
        build_house(Settings(home=tmp_path, care_table=tmp_path / "care.yml"))


def test_a_sentence_changed_on_disk_is_said_without_training(tmp_path: Path, filled_database: Path) -> None:
    words = {**DOMAIN["responses"], "utter_greet_name": [{"text": "Ahoy {name}"}]}
    (tmp_path / "domain.yml").write_text(yaml.safe_dump({"responses": words}), encoding="utf-8")
    house = build_house(replace(settings(tmp_path, filled_database), domain=tmp_path / "domain.yml"))
    assert Talker(house, "C0009", "words").say("greet", "hi").text == "Ahoy Ada9"
    house.store.close()


@pytest.mark.slow
def test_a_model_put_into_service_is_taken_up_without_a_restart(
    tmp_path: Path, filled_database: Path
) -> None:
    served = tmp_path / "emotion"
    export(ROOT / "emotion" / "weights", served)
    house = build_house(settings(tmp_path, filled_database))
    assert house.senses.version == read_manifest(served).version
    newer = tmp_path / "newer"
    shutil.copytree(served, newer)
    replace(read_manifest(served), version="newer").write(newer)
    put(newer, served)
    deadline = time.monotonic() + 60
    while house.senses.version != "newer" and time.monotonic() < deadline:
        time.sleep(0.2)
    assert house.senses.version == "newer"
    reading = house.senses.read("thank you so much", "t1")
    assert reading is not None and reading.model == "newer"
    house.store.close()


@pytest.mark.slow
def test_rules_of_the_shelf_are_followed_from_the_start_and_on_save(
    tmp_path: Path, filled_database: Path
) -> None:
    path = tmp_path / "shelf.toml"
    path.write_text("[[exclude]]\nname = 'a'\nids = ['P0001']", encoding="utf-8")
    house = build_house(replace(settings(tmp_path, filled_database), shelf_rules=path))
    assert house.rules().exclude[0].ids == ("P0001",)
    _save(path, "[[exclude]]\nname = 'a mistake'")
    time.sleep(2.1)
    assert _settled(house, "P0001") == ("P0001",)  # a mistake leaves in force what was
    _save(path, "[[exclude]]\nname = 'b'\nids = ['P0002', 'P0003']")
    assert _settled(house, "P0003") == ("P0002", "P0003")
    house.store.close()


def _save(path: Path, text: str) -> None:
    """Put the text in place at once, as editors do."""
    draft = path.with_suffix(".draft")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)


def _settled(house: House, wanted: str) -> tuple[str, ...]:
    """Return the excluded ids once they hold `wanted`, or after some seconds whatever they are."""
    until = time.monotonic() + 8
    while wanted not in house.rules().exclude[0].ids and time.monotonic() < until:
        time.sleep(0.1)
    return house.rules().exclude[0].ids


def test_bad_rules_of_the_shelf_are_told_at_the_start(tmp_path: Path) -> None:
    (tmp_path / "shelf.toml").write_text("[[exclude]]\nname = 'a'", encoding="utf-8")
    bad = Settings(home=tmp_path, care_table=ROOT / "care.yml", shelf_rules=tmp_path / "shelf.toml")
    with pytest.raises(BadShelfRules, match="names no ids"):
        build_house(bad)
