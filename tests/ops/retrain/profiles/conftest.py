"""A store on each database, as the store's own tests have it."""

from tests.store.conftest import (  # noqa: F401  fixtures
    clock,
    migrated_postgres,
    migrated_sqlite,
    postgres,
    spare_postgres,
    store,
    url,
)
