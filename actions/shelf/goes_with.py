"""Goes with: what is shown to whoever asks what goes with a thing, theirs, praised, or on show."""

import re
from typing import Final

from actions.buttons import payload
from actions.care.kinds import Outcome
from actions.reply import Button, Reply, say
from actions.shelf.at_hand import product_at_hand, title_said
from actions.shelf.near import Near, Use
from actions.shelf.reactions import counted_card, seen
from actions.shelf.show import show
from actions.shelf.spoken_of import thing_in
from actions.shelf.wish import Wish
from actions.work import Work
from store import Product

_IT: Final = r"(?:it|this|that|them|these|those)\b"
_A_THING: Final = r"(?:the|my|our|an?) [^?.!,;]+|(?-i:[A-Z])[^?.!,;]+"
_GOES: Final = (
    r"(?:goes|went|to go|would go|could go|might go|go (?=well|nicely)) ?(?:well |nicely )?(?:together )?with"
    r"|go with(?= (?:it|this|that|them|these|those)\b)|matches|match|complements?"
    r"|accessor(?:y|ies) (?:for|to)"
)
_TOGETHER: Final = re.compile(
    rf"\b(?:{_GOES}) (?P<what>{_IT}|{_A_THING})|\b(?:any|some)thing that matches\W*$",
    re.IGNORECASE,
)
_LOOK_BACK: Final = 4  # turns


def goes_with_it(work: Work) -> Reply | None:
    """Return what goes with the thing they ask it of; None where they ask nothing of the kind."""
    asked = None if work.message.is_payload else _TOGETHER.search(work.message.text)
    product = _meant(work, asked["what"] or "") if asked is not None else None
    return show_beside(work, product) if product is not None else None


def show_beside(work: Work, product: Product) -> Reply:
    """Show what goes with the product, or say that nothing does."""

    def nothing(work: Work) -> Reply:
        similar = Button("Something like it", payload("recommend", product=product.id))
        return say(
            work.voice.say("utter_nothing_together", title=product.title), similar, outcome=Outcome.FACTS
        )

    wish = Wish(near=Near(product, Use.TOGETHER))
    return show(work, wish, intro="utter_offer_together", without=seen(work), otherwise=nothing)


def _meant(work: Work, what: str) -> Product | None:
    """Return the thing meant: named now or counted out, else what was spoken of last."""
    now = title_said(work) or thing_in(work, what)
    if now is not None or counted_card(work) is not None:
        return now or product_at_hand(work)
    return _spoken_of_last(work) or product_at_hand(work)


def _spoken_of_last(work: Work) -> Product | None:
    """Return what they named since they asked to see anything: goods shown unasked were not the subject."""
    for turn in reversed(work.scene.before[-_LOOK_BACK:]):
        if turn.outcome == Outcome.OFFERED or turn.intent in {"like", "dislike", "why_product", "buy"}:
            return None
        thing = None if turn.text.startswith("/") else thing_in(work, turn.text)
        if thing is not None:
            return thing
    return None
