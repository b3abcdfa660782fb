"""Profiles: what was learnt of each known customer, kept up with the log page by page.

A page of the log and the profiles it changes are one transaction: a crash leaves every profile at some event
of its own, and `Sums.last` says at which. What the numbers mean is not known here.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple, TypeAlias, TypeVar

from sqlalchemy import Engine, Select, Table, and_, bindparam, delete, func, or_, select, update

from store.engine import reading, writing
from store.queries.pages import Rows
from store.queries.profile_rows import DESCRIBED, forget_felt, known, profile, row_of_profile
from store.queries.rows import put
from store.schema import feedback, mood_consents, profiles, turns
from store.values import FeedbackKind, Profile

BATCH = 1_000


class Reacted(NamedTuple):
    """One reaction of a known customer; silence is none."""

    number: int
    customer_id: str
    product_id: str
    kind: FeedbackKind
    emotion: str
    intensity: float
    at: datetime


class Read(NamedTuple):
    """One turn of a known customer whose words were read."""

    number: int
    customer_id: str
    scores: Mapping[str, float]
    at: datetime


Event = TypeVar("Event", Reacted, Read)
# The events of a page and the profiles there are of their customers -> the profiles as they are now.
Fold: TypeAlias = Callable[[list[Event], Mapping[str, Profile]], list[Profile]]

_OF_REACTIONS = (
    feedback.c.seq,
    feedback.c.customer_id,
    feedback.c.product_id,
    feedback.c.kind,
    feedback.c.emotion,
    feedback.c.intensity,
    feedback.c.at,
)
_COUNTED = and_(feedback.c.customer_id.is_not(None), feedback.c.kind != FeedbackKind.IGNORED.value)
_WORD = mood_consents.c.subject == "customer:" + turns.c.customer_id
# Sure of nothing: a button, no consent, no model, or a reader that abstained. Of somebody who ever spoke
# their mind about it, only what came after a yes.
_READABLE = and_(
    turns.c.customer_id.is_not(None),
    turns.c.model != "",
    turns.c.confidence > 0,
    or_(
        mood_consents.c.subject.is_(None),
        and_(mood_consents.c.allowed, mood_consents.c.at < turns.c.at),
    ),
)


def _reactions(*columns: Any) -> Select[Any]:
    return select(*columns).select_from(feedback).where(_COUNTED)


def _readings(*columns: Any) -> Select[Any]:
    return select(*columns).select_from(turns.outerjoin(mood_consents, _WORD)).where(_READABLE)


def _held(page: Select[Any], events: Table) -> Select[Any]:
    # On PostgreSQL an erasure waits until what is on the page is in the profiles, and deletes those after
    # the events; events it is at already are passed over. SQLite has one writer at a time anyway.
    return page.with_for_update(read=True, key_share=True, skip_locked=True, of=events)


class Profiles:
    """One row a customer."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def get(self, customer_id: str) -> Profile | None:
        """Return what was learnt of a customer, None for nothing."""
        with reading(self._engine) as connection:
            return known(connection, [customer_id]).get(customer_id)

    def pages(self, batch: int = BATCH) -> Iterator[list[Profile]]:
        """Yield all profiles by customer id."""
        after, page = "", select(profiles).order_by(profiles.c.customer_id).limit(batch)
        while True:
            with reading(self._engine) as connection:
                rows = connection.execute(page.where(profiles.c.customer_id > after)).mappings().all()
            if not rows:
                return
            after = rows[-1]["customer_id"]
            yield [profile(row) for row in rows]

    def marks(self) -> tuple[int, int]:
        """Return the numbers of the last reaction and of the last turn that any profile has."""
        newest = select(func.max(profiles.c.last_reaction)), select(func.max(profiles.c.last_turn))
        with reading(self._engine) as connection:
            reaction, turn = (connection.scalar(one) or 0 for one in newest)
        return reaction, turn

    def left_to_read(self) -> int:
        """Return about how many reactions and turns no profile has yet."""
        reaction, turn = self.marks()
        with reading(self._engine) as connection:
            said = connection.scalar(_reactions(func.count()).where(feedback.c.seq > reaction))
            heard = connection.scalar(_readings(func.count()).where(turns.c.seq > turn))
        return (said or 0) + (heard or 0)

    def fit_the_log(self) -> bool:
        """Return whether the profiles hold just what the log holds up to their marks.

        They do not after rows were erased that left their customer's profile, or came in late.
        """
        reaction, turn = self.marks()
        with reading(self._engine) as connection:
            ours = select(func.sum(profiles.c.reactions), func.sum(profiles.c.read_turns))
            reactions, read_turns = (int(one or 0) for one in connection.execute(ours).one())
            said = connection.scalar(_reactions(func.count()).where(feedback.c.seq <= reaction))
            heard = connection.scalar(_readings(func.count()).where(turns.c.seq <= turn))
        return (reactions, read_turns) == (said, heard)

    def add_reactions(self, after: int, fold: Fold[Reacted], batch: int = BATCH) -> int:
        """Fold the next page of reactions in; return the number of its last, 0 when there is none."""
        page = _reactions(*_OF_REACTIONS).where(feedback.c.seq > after).order_by(feedback.c.seq).limit(batch)
        return self._add(_held(page, feedback), _reacted, fold)

    def add_readings(self, after: int, fold: Fold[Read], batch: int = BATCH) -> int:
        """Fold the next page of read turns in; return the number of its last, 0 when there is none."""
        columns = (turns.c.seq, turns.c.customer_id, turns.c.scores, turns.c.at)
        page = _readings(*columns).where(turns.c.seq > after).order_by(turns.c.seq).limit(batch)
        return self._add(_held(page, turns), _read, fold)

    def describe(self, described: Sequence[Profile]) -> None:
        """Write likings and tendencies, but not of a customer who was erased or said no meanwhile."""
        if not described:
            return
        statement = (
            update(profiles)
            .where(profiles.c.customer_id == bindparam("who"), profiles.c.read_turns == bindparam("turns"))
            .values({name: bindparam(f"new_{name}", type_=profiles.c[name].type) for name in DESCRIBED})
        )
        rows = [
            {"who": one.customer_id, "turns": one.felt.events}
            | {f"new_{name}": value for name, value in row_of_profile(one).items() if name in DESCRIBED}
            for one in described
        ]
        with writing(self._engine) as connection:
            connection.execute(statement, rows)

    def forget_refused(self) -> None:
        """Drop what was felt by customers who do not want to be read, in case it was read just before."""
        refused = select(mood_consents.c.subject).where(
            mood_consents.c.subject == "customer:" + profiles.c.customer_id, ~mood_consents.c.allowed
        )
        with writing(self._engine) as connection:
            forget_felt(connection, and_(profiles.c.read_turns > 0, refused.exists()))

    def clear(self) -> None:
        """Forget everything; it can be computed again."""
        with writing(self._engine) as connection:
            connection.execute(delete(profiles))

    def _add(self, page: Select[Any], values: Callable[[Rows], list[Event]], fold: Fold[Event]) -> int:
        with writing(self._engine) as connection:
            events = values(connection.execute(page).all())
            if not events:
                return 0
            found = known(connection, sorted({one.customer_id for one in events}))
            put(connection, profiles, [row_of_profile(one) for one in fold(events, found)])
        return events[-1].number


def _reacted(rows: Rows) -> list[Reacted]:
    return [
        Reacted(row.seq, row.customer_id, row.product_id, FeedbackKind(row.kind), *row[4:]) for row in rows
    ]


def _read(rows: Rows) -> list[Read]:
    return [Read(*row) for row in rows]
