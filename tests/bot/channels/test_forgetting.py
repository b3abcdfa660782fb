"""A forgotten conversation is gone from the files, not only from the queries."""

import asyncio

import pytest

pytest.importorskip("rasa")

from rasa.core.lock_store import InMemoryLockStore
from rasa.core.tracker_store import FailSafeTrackerStore, InMemoryTrackerStore
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.channels.conversations import CannotForget, Conversations
from bot.tracker import LocalTrackerStore

from .door import DOMAIN, FakeAgent


def agent_with(store):
    agent = FakeAgent()
    agent.tracker_store, agent.lock_store = store, InMemoryLockStore()
    return agent


async def said(store, conversation, text):
    tracker = DialogueStateTracker.from_events(conversation, [UserUttered(text)])
    await store.save(tracker)


def test_nothing_of_it_is_left_in_the_files(tmp_path):
    store = LocalTrackerStore(domain=DOMAIN, db=str(tmp_path / "conversations.db"))
    conversations = Conversations(lambda: agent_with(FailSafeTrackerStore(store)))

    async def scenario():
        await said(store, "a" * 32, "a tender secret")
        await said(store, "b" * 32, "somebody else's words")
        await conversations.forget("a" * 32)
        return await conversations.history("a" * 32, limit=9), await conversations.history("b" * 32, limit=9)

    forgotten, kept = asyncio.run(scenario())
    files = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert (forgotten, len(kept)) == ([], 1)
    assert b"tender secret" not in files


def test_the_fallback_for_a_broken_database_forgets_too():
    inner, fallback = InMemoryTrackerStore(DOMAIN), InMemoryTrackerStore(DOMAIN)
    store = FailSafeTrackerStore(inner, fallback_tracker_store=fallback)

    async def scenario():
        await said(fallback, "a" * 32, "a secret")
        await Conversations(lambda: agent_with(store)).forget("a" * 32)
        return await fallback.retrieve("a" * 32)

    assert asyncio.run(scenario()) is None


def test_a_store_that_cannot_forget_says_so():
    with pytest.raises(CannotForget):
        asyncio.run(Conversations(lambda: agent_with(object())).forget("a" * 32))
