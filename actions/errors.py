"""What can go wrong in this package.

ActionsError
├── BadSetting        the environment holds a value we cannot use
├── BadCareTable      care.yml is not a table we can follow
├── BadShelfRules     shelf.toml is not a list of rules we can follow
├── UnknownFamily     no response of that name in domain.yml
├── NotNow            a part of the house is missing: database, catalogue
└── ShopUnavailable   the shop's own system cannot be asked right now
    └── ChangeUnknown a change was sent to it, and whether it was made is not known
"""


class ActionsError(Exception):
    """Root of this package's errors."""


class BadSetting(ActionsError):
    """The environment holds a value we cannot use."""


class BadCareTable(ActionsError):
    """care.yml is not a table we can follow; the message says which line and what to do."""


class BadShelfRules(ActionsError):
    """shelf.toml is not a list of rules we can follow; the message says which rule and what to do."""


class UnknownFamily(ActionsError):
    """domain.yml has no response of that name."""


class NotNow(ActionsError):
    """A part of the house that this turn needs is missing."""


class ShopUnavailable(ActionsError):
    """The shop's own system did not answer, or not as documented; nothing is known to have changed."""


class ChangeUnknown(ShopUnavailable):
    """A change reached the shop's own system, and no usable answer came; asking again finds out."""
