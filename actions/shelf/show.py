"""Showing: an offer in reply to a wish, or the kind reason why there is none right now."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from actions.buttons import PERSON, RECOMMEND, SURPRISE
from actions.care.kinds import Care, Outcome
from actions.money import price
from actions.reply import Bubble, Reply
from actions.shelf.budget import Budget, End
from actions.shelf.choose import Choice, choose
from actions.shelf.exploring import explored
from actions.shelf.first_things import first_things_first
from actions.shelf.fitting import fitting
from actions.shelf.made_for import made_for
from actions.shelf.offer import make_offer
from actions.shelf.recipients import named
from actions.shelf.relaxing import relaxed
from actions.shelf.stock import Shelf
from actions.shelf.wish import Wish, slots_of
from actions.talk.tact import holds_back
from actions.work import Work


def show(
    work: Work,
    wish: Wish,
    *,
    intro: str,
    without: Iterable[str] = (),
    otherwise: Callable[[Work], Reply] | None = None,
) -> Reply:
    """Answer an explicit wish with cards; with nothing to show, say so by `otherwise` or name the nearest."""
    if holds_back(work) is not None:
        return first_things_first(work)
    shelf = work.shelf()
    if shelf is None or not shelf.products:
        return _no_catalogue(work)
    k = work.policy.table.offers.cards_asked
    choice = choose(work, shelf, wish, k, without=without)
    if wish.near is None:
        choice = explored(work, choice)
    if choice.picks:
        values_said = {"budget": wish.budget.words(), "recipient": named(wish.recipient)}
        values_said["title"] = wish.near.product.title if wish.near is not None else ""
        values_said["kind"] = made_for(work.message.text) or ""
        return _cards(work, choice, wish, work.voice.say(intro, **values_said))
    return otherwise(work) if otherwise is not None else _nearest(work, shelf, wish, without)


def show_unasked(work: Work, intro: str) -> Reply | None:
    """Return a small offer nobody asked for; None when there is nothing to show."""
    shelf = work.shelf()
    if shelf is None or holds_back(work, asked=False) is not None:
        return None
    choice = explored(work, choose(work, shelf, Wish(), work.policy.table.offers.cards_unasked))
    if not choice.picks:
        return None
    shown = _cards(work, choice, Wish(), work.voice.say(intro))
    return replace(shown, outcome=Outcome.OFFERED_UNASKED)


def intro_for(budget: Budget) -> str | None:
    """Return what opens an offer by saying what may be spent; None where nothing was said of it."""
    if budget.is_named:
        return "utter_offer_budget"
    if budget.end is not None:
        return "utter_offer_fine" if budget.end in {End.FINE, End.FINEST} else "utter_offer_affordable"
    return None


def _cards(work: Work, choice: Choice, wish: Wish, intro: str) -> Reply:
    offer, cards = make_offer(work, choice, wish)
    slots = {**slots_of(wish), "offer": offer.id, "impression": None, "wish": None}
    return Reply((Bubble(intro, cards=cards),), slots, Outcome.OFFERED, Care.RECOMMEND)


def _nearest(work: Work, shelf: Shelf, wish: Wish, without: Iterable[str]) -> Reply:
    """Say what does not exist, or that they have seen it all, and name the nearest thing that is left."""
    seen_all = bool(set(without)) and bool(choose(work, shelf, wish, 1).picks)
    seen_all = seen_all or _known_to_them(work, shelf, wish)
    for family, wider in relaxed(wish):
        # What misses the sums by least is the nearest where they are what cannot be met.
        near = wish.budget if wider.budget != wish.budget else None
        # Of those, what they saw is no news, but the truth.
        choice = choose(work, shelf, wider, 1, without=without if near is None else (), priced_near=near)
        if choice.picks:
            nearest = choice.picks[0]
            words = work.voice.say(
                "utter_seen_all" if seen_all else family,
                colour=wish.colour or "",
                budget=wish.budget.words(),
                category=(wish.category or "the shop").lower(),
                title=nearest.product.title,
                price=price(nearest.product.price_cents, nearest.product.currency),
            )
            return _cards(work, replace(choice, picks=(nearest,)), wider, words)
    buttons = (SURPRISE,)
    return Reply((Bubble(work.voice.say("utter_nothing_left"), buttons),), {}, Outcome.UNCLEAR)


def _known_to_them(work: Work, shelf: Shelf, wish: Wish) -> bool:
    """Return whether something fits and was left out for their sake only: bought, or turned down."""
    there = [shelf.products[one] for one in fitting(shelf, wish)] if wish.near is None else []
    return len(work.rules.excluded(there, work.scene.now.date())) < len(there)


def _no_catalogue(work: Work) -> Reply:
    words = work.voice.say("utter_no_catalogue")
    return Reply((Bubble(words, (RECOMMEND, PERSON)),), {}, Outcome.FAILED)
