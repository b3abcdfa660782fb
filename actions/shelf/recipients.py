"""For whom a present is: which tag of the catalogue suits them, and which does not."""

import re

from actions.shelf.stock import stems

_THEMSELVES = frozenset({"me", "myself", "self", "us", "ourselves"})
_CHILDREN_WORDS = (
    "kid child children son daughter baby toddler boy girl nephew niece grandson granddaughter grandchild"
    " grandchildren godson goddaughter year old little"
)
_COUPLES_WORDS = "wife husband partner girlfriend boyfriend fiance fiancee couple parents anniversary"
_CHILDREN = stems(_CHILDREN_WORDS)
_COUPLES = stems(_COUPLES_WORDS)

_OURS = re.compile(r"\b(my|our)\b", re.IGNORECASE)

CHILDREN_TAG = "for kids"


def is_present(recipient: str | None) -> bool:
    """Return whether it is for somebody else than the customer."""
    return recipient is not None and not stems(recipient) & _THEMSELVES


def named(recipient: str | None) -> str:
    """Return how we speak of the recipient to the customer: "my mum" is theirs, not ours."""
    return _OURS.sub("your", recipient) if recipient else "them"


def wanted_tags(recipient: str) -> tuple[str, ...]:
    """Return tags that suit the recipient, the most fitting first."""
    words = stems(recipient)
    if words & _CHILDREN:
        return (CHILDREN_TAG, "gift")
    return ("for couples", "gift") if words & _COUPLES else ("gift",)


def is_child(recipient: str) -> bool:
    """Return whether the recipient is a child."""
    return bool(stems(recipient) & _CHILDREN)
