"""Artefacts: which models exist, which one of a kind serves, and which served before."""

from sqlalchemy import Engine, insert, select, update

from store.clock import Clock, utc_now
from store.engine import reading, writing
from store.errors import UnknownArtefact
from store.queries.rows import put
from store.schema import artefacts, promotions
from store.values import Artefact, Promotion

_LONGEST_WHY = 200


class Artefacts:
    """The register of trained models."""

    def __init__(self, engine: Engine, *, clock: Clock = utc_now) -> None:
        self._engine = engine
        self._clock = clock

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

    def find(self, kind: str, version: str) -> Artefact | None:
        """Return the registered model, or None if there is none of this version."""
        statement = select(artefacts).where(artefacts.c.kind == kind, artefacts.c.version == version)
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

    def promotions(self, kind: str, limit: int = 50) -> list[Promotion]:
        """Return the last changes of champion, newest first."""
        columns = [column for column in promotions.c if column.name != "seq"]
        of_kind = select(*columns).where(promotions.c.kind == kind)
        with reading(self._engine) as connection:
            rows = connection.execute(of_kind.order_by(promotions.c.seq.desc()).limit(limit)).mappings()
            return [Promotion(**row) for row in rows]

    def promote(self, kind: str, version: str, *, why: str = "") -> None:
        """Make this version the only champion of its kind, and keep a note of it.

        Parameters
        ----------
        why
            For whoever reads the audit later, in a few words.

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
            note = {"kind": kind, "version": version, "why": why[:_LONGEST_WHY], "at": self._clock()}
            connection.execute(insert(promotions).values(note))
