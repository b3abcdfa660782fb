"""The file Rasa keeps conversations in."""

import pytest

pytest.importorskip("rasa")

from rasa.shared.core.domain import Domain

from bot.tracker import LocalTrackerStore


def test_it_makes_the_folder_it_needs(tmp_path):
    path = tmp_path / "new" / "conversations.db"
    LocalTrackerStore(domain=Domain.empty(), db=str(path))
    assert path.is_file()


def test_it_writes_ahead(tmp_path):
    store = LocalTrackerStore(domain=Domain.empty(), db=str(tmp_path / "conversations.db"))
    with store.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"


def test_it_keeps_its_connection(tmp_path):
    store = LocalTrackerStore(domain=Domain.empty(), db=str(tmp_path / "conversations.db"))
    connections = set()
    for _ in range(3):
        with store.session_scope() as session:
            connections.add(id(session.connection().connection.dbapi_connection))
    assert len(connections) == 1
