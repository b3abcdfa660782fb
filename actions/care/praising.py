"""Praise by comparison: "better than on the picture", "even nicer than I hoped".

Reader and intents take "than expected" for a complaint, for it mostly stands there, and "the picture is nicer
than it" has the same words: their order decides. Pure.
"""

import re
from typing import Final

_BETTER: Final = (
    r"(?:better|nicer|prettier|lovelier|cuter|cooler|softer|sturdier|warmer|cosier|finer|richer|greater|happier"
    r"|higher|faster|quicker|sooner|earlier|easier"
    r"|more (?:beautiful|comfortable|elegant|lovely|gorgeous|stylish|solid|useful|helpful))"
)
_SEEMED: Final = (
    r"(?:(?:(?:what |as )?i(?:'d| had)? (?:ever |even )?)?(?:expected|thought|imagined|hoped|pictured)"
    r"|(?:i was )?(?:expecting|hoping)|i(?:'d| had)? dared to hope|described|shown|promised|advertised|online"
    r"|(?:it (?:looks?|looked|did|does) )?(?:(?:on|in|from) )?(?:the |your |any |its )?"
    r"(?:pictures?|photos?|pics?|images?|description|web ?site|screen|internet|catalogue|online))"
)
_PRAISE: Final = re.compile(
    rf"\b{_BETTER}(?: \w+){{0,4}} than (?:even )?{_SEEMED}\b"
    r"|\b(?:exceed\w*|surpass\w*|beats?|beyond) (?:all |even |by far )*(?:my|our) (?:\w+ )?expectations?\b"
    r"|\b(?:pictures?|photos?) (?:really )?(?:don't|doesn't) do (?:\w+ ){1,3}justice\b",
    re.IGNORECASE,
)
# … unless something else is said beside it.
_BUT: Final = re.compile(
    r"\b(?:but|except|although|though|however|only|still|never|late|broken?|wrong|missing|damaged|refund|return"
    r"|cancel\w*|unfortunately|sadly|should|would|supposed|wish|not)\b|\b(?!do)\w+n't\b|\?",
    re.IGNORECASE,
)
_UNDERSTOOD_AS: Final = frozenset({"praise", "like", "complain_quality", "nlu_fallback"})


def praises(text: str, intent: str) -> bool:
    """Return whether a message says that something is better than it seemed, and nothing beside it."""
    plain = " ".join(text.split())
    return intent in _UNDERSTOOD_AS and _PRAISE.search(plain) is not None and _BUT.search(plain) is None
