"""What is new of a conversation is stored, once, without counting what was stored before."""

import asyncio

import pytest

pytest.importorskip("rasa")

import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, SessionStarted, UserUttered

from bot.saving import prepare_saving
from bot.tracker import LocalTrackerStore


@pytest.fixture
def store(tmp_path, monkeypatch):
    for name in ("_retrieve", "_additional_events"):
        monkeypatch.setattr(SQLTrackerStore, name, getattr(SQLTrackerStore, name))
    prepare_saving()
    return LocalTrackerStore(domain=Domain.empty(), db=str(tmp_path / "conversations.db"))


def run(coroutine):
    return asyncio.run(coroutine)


def stored(store):
    with store.session_scope() as session:
        return [kind for (kind,) in session.query(store.SQLEvent.type_name).order_by(store.SQLEvent.id)]


def say(store, *events, times=1):
    tracker = run(store.get_or_create_tracker("talk"))
    tracker.update_with_events(list(events), Domain.empty())
    for _ in range(times):
        run(store.save(tracker))
    return tracker


def test_each_event_is_stored_once_and_read_again(store):
    say(store, ActionExecuted("action_session_start"), SessionStarted(), UserUttered("hi"))
    say(store, BotUttered("hello"), times=2)
    say(store, UserUttered("bye"))
    assert stored(store)[-4:] == ["session_started", "user", "bot", "user"]
    kept = run(store.retrieve("talk"))
    assert [event.text for event in kept.events if hasattr(event, "text")] == ["hi", "hello", "bye"]


def test_a_new_session_goes_on_behind_the_old_one(store):
    say(store, SessionStarted(), UserUttered("hi"))
    say(store, SessionStarted(), UserUttered("again"))
    say(store, BotUttered("welcome back"))
    assert stored(store)[-5:] == ["session_started", "user", "session_started", "user", "bot"]


def test_a_save_that_failed_can_be_done_again(store):
    say(store, UserUttered("hi"))
    tracker = run(store.get_or_create_tracker("talk"))
    tracker.update(BotUttered("hello"))
    engine = store.engine
    store.sessionmaker.configure(bind=sa.create_engine("sqlite://"))  # a database without the table
    with pytest.raises(sa.exc.OperationalError):
        run(store.save(tracker))
    store.sessionmaker.configure(bind=engine)
    run(store.save(tracker))
    assert stored(store)[-2:] == ["user", "bot"]


def test_nothing_is_counted_for_a_conversation_that_was_read(store):
    say(store, UserUttered("hi"))
    tracker = run(store.get_or_create_tracker("talk"))
    tracker.update(BotUttered("hello"))
    asked = []
    sa.event.listen(store.engine, "before_cursor_execute", lambda *call: asked.append(call[2]))
    run(store.save(tracker))
    assert [statement.split()[0] for statement in asked] == ["INSERT"]
