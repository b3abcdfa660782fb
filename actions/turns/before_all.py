"""What is answered before the action that Rasa chose is asked: words that mean the same in any intent."""

from collections.abc import Callable
from typing import Final

from actions.alarms import at_once
from actions.confirming import restated
from actions.consent import stop_that
from actions.declining import thought_better
from actions.hesitating import put_off
from actions.insisting import insisted
from actions.orders.asides import aside
from actions.orders.bought import bought_before
from actions.orders.called_off import called_off
from actions.orders.choosing import chosen_in_short
from actions.orders.correcting import article_instead, corrected
from actions.orders.guests import without_proof
from actions.orders.hurrying import hurrying
from actions.orders.passing_on import passed_on
from actions.orders.picking import picked
from actions.reply import Reply
from actions.settling import assured
from actions.shelf.lacking import nothing_made_for
from actions.shelf.misread import misread_wish
from actions.talk.jokes import joke
from actions.talk.languages import in_another_language
from actions.talk.mourning import in_mourning
from actions.talk.praised import praised
from actions.work import Work

# From the top; the first that has an answer gives it.
_ASKED: Final[tuple[Callable[[Work], Reply | None], ...]] = (
    at_once,
    in_another_language,
    stop_that,
    in_mourning,
    without_proof,
    aside,
    called_off,
    bought_before,
    hurrying,
    assured,
    thought_better,
    picked,
    chosen_in_short,
    corrected,
    article_instead,
    passed_on,
    put_off,
    restated,
    insisted,
    joke,
    praised,
    nothing_made_for,
    misread_wish,
)


def before_all(work: Work) -> Reply | None:
    """Return what is answered first; None where nothing is."""
    return next((reply for one in _ASKED if (reply := one(work)) is not None), None)
