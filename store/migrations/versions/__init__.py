"""Alembic migrations; run them with `store.migrate(url)`."""
