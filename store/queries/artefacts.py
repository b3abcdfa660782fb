"""Artefacts: which models exist, and which one of a kind serves."""

from sqlalchemy import Engine, select, update

from store.engine import reading, writing
from store.errors import UnknownArtefact
from store.queries.rows import put
from store.schema import artefacts
from store.values import Artefact


class Artefacts:
    """The register of trained models."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def register(self, artefact: Artefact) -> None:
        """Note a trained model over any of the same version; one marked as champion is promoted."""
        row = {
            "kind": artefact.kind,
            "version": artefact.version,
            "path": artefact.path,
            "metrics": dict(artefact.metrics),
            "champion": False,
            "at": artefact.at,
        }
        if not artefact.champion:
            # An existing champion that is registered again stays one.
            row["champion"] = (
                found := self.champion(artefact.kind)
            ) is not None and found.version == artefact.version
        with writing(self._engine) as connection:
            put(connection, artefacts, [row])
        if artefact.champion:
            self.promote(artefact.kind, artefact.version)

    def champion(self, kind: str) -> Artefact | None:
        """Return the serving model of a kind, or None before the first promotion."""
        statement = select(artefacts).where(artefacts.c.kind == kind, artefacts.c.champion)
        with reading(self._engine) as connection:
            row = connection.execute(statement).mappings().first()
        return Artefact(**row) if row else None

    def of_kind(self, kind: str) -> list[Artefact]:
        """Return every registered model of a kind, newest first."""
        statement = select(artefacts).where(artefacts.c.kind == kind)
        with reading(self._engine) as connection:
            rows = connection.execute(
                statement.order_by(artefacts.c.at.desc(), artefacts.c.version)
            ).mappings()
            return [Artefact(**row) for row in rows]

    def promote(self, kind: str, version: str) -> None:
        """Make this version the only champion of its kind.

        Raises
        ------
        UnknownArtefact
            If the version is not registered; the old champion stays.
        """
        of_kind = artefacts.c.kind == kind
        with writing(self._engine) as connection:
            # Two promotions at once take turns here; without it the second one meets the unique champion.
            all_of_kind = select(artefacts.c.version).where(of_kind).order_by(artefacts.c.version)
            connection.execute(all_of_kind.with_for_update())
            connection.execute(update(artefacts).where(of_kind, artefacts.c.champion).values(champion=False))
            this = update(artefacts).where(of_kind, artefacts.c.version == version).values(champion=True)
            if connection.execute(this).rowcount == 0:
                raise UnknownArtefact(f"{kind} {version!r} is not registered; register it before promoting")
