"""Everything that can go wrong in the store, as one tree.

StoreError
├── UnknownRecord          a row that must exist does not
│   ├── UnknownCustomer
│   ├── UnknownProduct
│   ├── UnknownOrder
│   ├── UnknownTurn
│   ├── UnknownImpression   a reaction must point at something that was shown
│   ├── UnknownHandover
│   └── UnknownArtefact
├── IllegalTransition      the order's status does not allow what was asked
├── OutOfStock             nothing left to sell
├── HandoverClosed         the assistant has the conversation again
├── BudgetSpent            no more may be granted now
├── NotMigrated            the database lacks tables: run `migrate(url)` first
└── BadDatabaseUrl         DATABASE_URL names no database we speak

Messages carry ids and states, never a customer's words, name or address.
"""


class StoreError(Exception):
    """Root of the store's errors."""


class UnknownRecord(StoreError):
    """A referenced row does not exist."""


class UnknownCustomer(UnknownRecord):
    """No customer has this id."""


class UnknownProduct(UnknownRecord):
    """No product has this id."""


class UnknownOrder(UnknownRecord):
    """No order has this id."""


class UnknownTurn(UnknownRecord):
    """No turn has this id."""


class UnknownImpression(UnknownRecord):
    """Feedback points at an impression that was never logged."""


class UnknownHandover(UnknownRecord):
    """No handover has this id."""


class UnknownArtefact(UnknownRecord):
    """No artefact of this kind and version is registered."""


class IllegalTransition(StoreError):
    """The order's status does not allow the requested change."""


class OutOfStock(StoreError):
    """The product cannot be sold now."""


class HandoverClosed(StoreError):
    """The handover was given back; the assistant has the conversation."""


class BudgetSpent(StoreError):
    """The budget does not hold another grant."""


class NotMigrated(StoreError):
    """The database has no Attune tables yet."""


class BadDatabaseUrl(StoreError):
    """The database address cannot be used."""
