"""The database itself: migrations, addresses, concurrency, speed."""

import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.command import downgrade
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import event, inspect, text

from store import BadDatabaseUrl, NotMigrated, Store, migrate, open_store
from store.engine import make_engine, reading
from store.schema import metadata
from store.upgrade import alembic_config, migrating
from store.urls import database_url
from tests.store.at_once import run_at_once
from tests.store.samples import feedback, offer, small_shop, turn

ROOT = Path(__file__).parents[2]


class TestMigrations:
    def test_the_tables_are_what_the_code_says(self, url: str) -> None:
        engine = make_engine(url)
        with reading(engine) as connection:
            differences = compare_metadata(MigrationContext.configure(connection), metadata)
        engine.dispose()
        assert differences == []

    def test_migrating_again_changes_nothing(self, url: str) -> None:
        with open_store(url) as store:
            small_shop(store)
        migrate(url)
        with open_store(url) as store:
            assert len(store.orders.all()) == 1

    def test_the_way_down_leaves_nothing(self, empty_url: str) -> None:
        migrate(empty_url)
        engine = make_engine(empty_url)
        with migrating(engine) as connection:
            downgrade(alembic_config(connection), "base")
        left = set(inspect(engine).get_table_names())
        engine.dispose()
        assert left == {"alembic_version"}

    def test_processes_that_start_together_migrate_once(self, empty_url: str) -> None:
        run_at_once([lambda: migrate(empty_url) for _ in range(6)])
        with open_store(empty_url) as store:
            assert store.customers.all() == []

    def test_there_is_one_newest_revision(self) -> None:
        assert len(ScriptDirectory(str(ROOT / "store" / "migrations")).get_heads()) == 1

    def test_an_unmigrated_database_says_what_to_do(self, empty_url: str) -> None:
        with open_store(empty_url) as store, pytest.raises(NotMigrated, match="attune up"):
            store.customers.all()


class TestAddresses:
    @pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
    def test_every_spelling_of_postgresql_means_psycopg(self, scheme: str) -> None:
        assert database_url(f"{scheme}://me@host/shop").drivername == "postgresql+psycopg"

    @pytest.mark.parametrize(
        "bad", ["", "nonsense", "mysql://host/db", "sqlite://", "sqlite:///:memory:", "://"]
    )
    def test_other_addresses_are_refused(self, bad: str) -> None:
        with pytest.raises(BadDatabaseUrl):
            open_store(bad)

    @pytest.mark.parametrize("bad", ["mysql://me:hunter2@host/db", "postgresql://me:hunter2@host:port/db"])
    def test_a_refusal_does_not_repeat_the_password(self, bad: str) -> None:
        with pytest.raises(BadDatabaseUrl) as refused:
            open_store(bad)
        assert "hunter2" not in str(refused.value)

    def test_sqlite_makes_its_folder(self, tmp_path: Path) -> None:
        migrate(f"sqlite:///{tmp_path}/new/folder/attune.db")
        assert (tmp_path / "new" / "folder" / "attune.db").is_file()


class TestSqlite:
    @pytest.mark.parametrize(
        ("pragma", "value"), [("journal_mode", "wal"), ("foreign_keys", 1), ("busy_timeout", 5_000)]
    )
    def test_connections_are_set_up(self, tmp_path: Path, pragma: str, value: object) -> None:
        engine = make_engine(f"sqlite:///{tmp_path}/attune.db")
        with reading(engine) as connection:
            found = connection.execute(text(f"PRAGMA {pragma}")).scalar()
        engine.dispose()
        assert found == value


class TestConcurrency:
    def test_threads_of_two_processes_do_not_lock_each_other_out(
        self, store: Store, another_store: Callable[[], Store]
    ) -> None:
        def talk(one: Store, conversation: str) -> None:
            for number in range(25):
                one.turns.add(turn(f"{conversation}{number}", conversation))
                one.turns.decide(f"{conversation}{number}", care="ask")
                one.turns.recent(conversation, 5)

        other = another_store()
        run_at_once([lambda name=name: talk(store, name) for name in "ab"] + [lambda: talk(other, "c")])
        assert [len(store.turns.recent(name, 99)) for name in "abc"] == [25, 25, 25]

    def test_the_same_reaction_from_many_threads_counts_once(self, store: Store) -> None:
        store.offers.add(offer())
        run_at_once([lambda name=name: store.feedback.add(feedback(f"f{name}")) for name in "abcd"])
        assert len(list(store.feedback.since())) == 1


class TestSpeed:
    def test_importing_the_store_loads_neither_alembic_nor_a_driver_it_does_not_need(self) -> None:
        probe = "import sys, store; print([m for m in ('alembic', 'psycopg', 'mako') if m in sys.modules])"
        done = subprocess.run(
            [sys.executable, "-c", probe], capture_output=True, text=True, cwd=ROOT, check=True
        )
        assert done.stdout.strip() == "[]"

    def test_opening_and_the_first_answer_are_quick(
        self, store: Store, another_store: Callable[[], Store]
    ) -> None:
        began = time.perf_counter()
        another_store().orders.get("AT10001")
        assert time.perf_counter() - began < 0.15


# What one turn asks of the store, and what follows a button.
CALLS: dict[str, Callable[[Store], object]] = {
    "customer": lambda store: store.customers.get("C0001"),
    "products by id": lambda store: store.products.many(["P0001", "P0002"]),
    "order by id": lambda store: store.orders.get("AT10001"),
    "orders of a customer": lambda store: store.orders.of_customer("C0001"),
    "bought products": lambda store: store.orders.bought_product_ids("C0001"),
    "bought with a product": lambda store: store.together.bought_with("P0001", least=1),
    "recent turns": lambda store: store.turns.recent("talk", 10),
    "decide": lambda store: store.turns.decide("t1", care="ask"),
    "recent offers": lambda store: store.offers.recent("talk", 3),
    "one impression": lambda store: store.offers.impression("o1-1"),
    "disliked": lambda store: store.feedback.disliked("C0001"),
    "disliked by a guest": lambda store: store.feedback.disliked_in("talk"),
    "reactions since": lambda store: next(store.feedback.since(0, 1)),
    "waiting handovers": lambda store: store.handovers.waiting(),
    "handovers of a conversation": lambda store: store.handovers.of_conversation("talk"),
    "grants of a customer": lambda store: store.grants.of_customer("C0001"),
    "a grant by its code": lambda store: store.grants.of_code("C0001", "CODE"),
    "champion": lambda store: store.artefacts.champion("recommender"),
    "mood consent": lambda store: store.privacy.mood_allowed("C0001", "talk"),
    "mood word": lambda store: store.privacy.allow_mood("C0001", "talk", allowed=False),
    "profile": lambda store: store.profiles.get("C0001"),
    "erase": lambda store: store.privacy.erase("C0001", "talk"),
    "reviews of a product": lambda store: store.reviews.of_product("P0001"),
}


class TestPlans:
    """A hundred times the data must not make a turn slower: no call may read a whole table."""

    @pytest.mark.parametrize("call", CALLS)
    def test_every_statement_goes_through_an_index(
        self, migrated_sqlite: Path, tmp_path: Path, call: str
    ) -> None:
        shutil.copy(migrated_sqlite, tmp_path / "attune.db")
        engine = make_engine(f"sqlite:///{tmp_path}/attune.db")
        store = Store(engine)
        small_shop(store)
        store.turns.add(turn())
        store.offers.add(offer())
        store.feedback.add(feedback())
        statements: list[tuple[str, Any]] = []
        event.listen(engine, "before_cursor_execute", lambda *seen: statements.append((seen[2], seen[3])))
        CALLS[call](store)
        planned = [one for one in statements if one[0].startswith(("SELECT", "UPDATE", "DELETE"))]
        with reading(engine) as connection:
            plans = [
                row[3]
                for statement, values in planned
                for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
            ]
        store.close()
        assert plans and not [plan for plan in plans if plan.startswith("SCAN")]
