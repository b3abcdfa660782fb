"""Privacy: forgetting a person, and whether their mood may be read."""

from sqlalchemy import (
    ColumnElement,
    Connection,
    Delete,
    Engine,
    Table,
    Update,
    bindparam,
    delete,
    or_,
    select,
    update,
)

from store.clock import Clock
from store.engine import reading, writing
from store.queries.identity import vouchers_of
from store.queries.profile_rows import forget_felt
from store.queries.rows import put
from store.schema import (
    corrections,
    customers,
    feedback,
    grants,
    handovers,
    identity_checks,
    impressions,
    mood_consents,
    offers,
    profiles,
    reviews,
    turns,
)

# Asked for every message, so built once.
_LATEST_WORD = (
    select(mood_consents.c.allowed)
    .where(mood_consents.c.subject.in_(bindparam("subjects", expanding=True)))
    .order_by(mood_consents.c.at.desc())
    .limit(1)
)


class Privacy:
    """The customer's rights over what is remembered."""

    def __init__(self, engine: Engine, *, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def erase(self, customer_id: str | None, conversation_id: str) -> int:
        """Forget the person: everything said, corrected, shown, answered, handed over and learnt goes.

        Of a known customer every conversation goes, not only this one; their declared tastes and age
        are cleared and their reviews lose the author. Kept: the orders with the name and address they
        were billed to, because tax law demands them for years; and a refusal of mood reading, because
        it could not be respected if it were forgotten.

        Returns
        -------
        int
            How many rows were deleted or cleared; 0 when there was nothing left.
        """
        with writing(self._engine) as connection:

            def whose(table: Table) -> ColumnElement[bool]:
                own = table.c.conversation_id == conversation_id
                return own if customer_id is None else or_(own, table.c.customer_id == customer_id)

            said = select(turns.c.id).where(whose(turns))
            offered = select(offers.c.id).where(whose(offers))
            shown = select(impressions.c.id).where(impressions.c.offer_id.in_(offered))
            statements: list[Delete | Update] = [
                delete(feedback).where(or_(whose(feedback), feedback.c.impression_id.in_(shown))),
                delete(impressions).where(impressions.c.offer_id.in_(offered)),
                delete(offers).where(whose(offers)),
                delete(corrections).where(corrections.c.turn_id.in_(said)),
                delete(turns).where(whose(turns)),
                delete(handovers).where(whose(handovers)),
                # After what it was made of: see `queries.profiles`.
                delete(profiles).where(profiles.c.customer_id == customer_id),
                delete(identity_checks).where(_tried(customer_id, conversation_id)),
            ]
            # What was granted stays, like the orders; what it grew out of goes.
            statements.append(
                update(grants).where(whose(grants), grants.c.conversation_id != "").values(conversation_id="")
            )
            if customer_id is not None:
                written = reviews.c.customer_id == customer_id
                statements.append(update(reviews).where(written).values(customer_id=None))
            gone = sum(max(connection.execute(statement).rowcount, 0) for statement in statements)
            return gone + _clear_profile(connection, customer_id)

    def mood_allowed(self, customer_id: str | None, conversation_id: str) -> bool:
        """Return whether the mood may be read: yes, until the person's latest word was no."""
        asked = {"subjects": _subjects(customer_id, conversation_id)}
        with reading(self._engine) as connection:
            answer = connection.scalar(_LATEST_WORD, asked)
        return True if answer is None else answer

    def allow_mood(self, customer_id: str | None, conversation_id: str, *, allowed: bool) -> None:
        """Note the person's word, for this conversation and, of a known customer, for all later ones."""
        now = self._clock()
        rows = [
            {"subject": subject, "allowed": allowed, "at": now}
            for subject in _subjects(customer_id, conversation_id)
        ]
        with writing(self._engine) as connection:
            put(connection, mood_consents, rows)
            if customer_id is not None:
                # After a no it must go, and a yes holds for what comes after it.
                forget_felt(connection, profiles.c.customer_id == customer_id)


def _tried(customer_id: str | None, conversation_id: str) -> ColumnElement[bool]:
    here = identity_checks.c.conversation_id == conversation_id
    if customer_id is None:
        return here
    return or_(here, identity_checks.c.order_id == vouchers_of(customer_id))


def _clear_profile(connection: Connection, customer_id: str | None) -> int:
    profile = select(customers.c.age_band, customers.c.tastes).where(customers.c.id == customer_id)
    known = connection.execute(profile).first()
    if known is None or not (known.age_band or known.tastes):
        return 0
    connection.execute(update(customers).where(customers.c.id == customer_id).values(age_band="", tastes=[]))
    return 1


def _subjects(customer_id: str | None, conversation_id: str) -> list[str]:
    of_conversation = [f"conversation:{conversation_id}"]
    return of_conversation if customer_id is None else [f"customer:{customer_id}", *of_conversation]
