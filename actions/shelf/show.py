"""Showing: an offer in reply to a wish, or the kind reason why there is none right now."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from actions.buttons import PERSON, RECOMMEND
from actions.care.kinds import Care, Outcome
from actions.care.soothing import Answer, Step, soothed
from actions.money import limit, price
from actions.orders.facts import values
from actions.orders.flow import attend_to
from actions.orders.known import known_orders
from actions.orders.matters import Case, most_pressing, read_case, trouble
from actions.pending import Pending, Wait
from actions.reply import Bubble, Button, Reply
from actions.shelf.choose import Choice, choose
from actions.shelf.exploring import explored
from actions.shelf.offer import make_offer
from actions.shelf.recipients import named
from actions.shelf.stock import Shelf
from actions.shelf.wish import Wish, slots_of
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
    if not work.policy.may_offer(work.scene.mood, work.scene.before):
        return first_things_first(work)
    shelf = work.shelf()
    if shelf is None or not shelf.products:
        return _no_catalogue(work)
    k = work.policy.table.offers.cards_asked
    choice = choose(work, shelf, wish, k, without=without)
    if wish.near is None:
        choice = explored(work, choice)
    if choice.picks:
        values_said = {"budget": limit(wish.max_cents or 0), "recipient": named(wish.recipient)}
        values_said["title"] = wish.near.product.title if wish.near is not None else ""
        return _cards(work, choice, wish, work.voice.say(intro, **values_said))
    return otherwise(work) if otherwise is not None else _nearest(work, shelf, wish, without)


def show_unasked(work: Work, intro: str) -> Reply | None:
    """Return a small offer nobody asked for; None when there is nothing to show."""
    shelf = work.shelf()
    if shelf is None or not work.policy.may_offer(work.scene.mood, work.scene.before):
        return None
    choice = explored(work, choose(work, shelf, Wish(), work.policy.table.offers.cards_unasked))
    if not choice.picks:
        return None
    shown = _cards(work, choice, Wish(), work.voice.say(intro))
    return replace(shown, outcome=Outcome.OFFERED_UNASKED)


def first_things_first(work: Work) -> Reply:
    """Say kindly that we put things right before we show anything, and offer to begin."""
    case = read_case(work.message.slot("case"))
    if case is not None and work.scene.customer_id is not None:
        return _open_case_first(work, case)
    openings = work.policy.table.openings
    order = most_pressing(known_orders(work), work.scene.now)
    if order is None:
        return _settled_first(work)
    what = trouble(order, work.scene.now) or "late"
    step = Step(
        work.voice.say(f"utter_is_it_{what}", **values(order, work.scene.now)),
        (Button("Yes, that's it", "/affirm"), Button("Something else", "/deny")),
    )
    answer = Answer(what, work.voice.say("utter_not_now"), step, Outcome.ASKED)
    pending = Pending(Wait.ABOUT, order.id, what)
    slots = {"pending": str(pending)}
    reply = soothed(answer, work.voice, openings, text=work.message.text, slots=slots)
    return replace(reply, care=reply.care or Care.ASK)


def _open_case_first(work: Work, case: Case) -> Reply:
    """Go on with the matter they came for, and say that the rest comes after it."""
    reply = attend_to(work, case.matter)
    first, *others = reply.bubbles
    words = f"{work.voice.say('utter_not_now')} {first.text}"
    return replace(reply, bubbles=(replace(first, text=words), *others), care=reply.care or Care.ASK)


def _settled_first(work: Work) -> Reply:
    yes = Button("Yes, all settled", "/affirm")
    step = Step(work.voice.say("utter_step_settled"), (yes, Button("No", "/deny"), PERSON))
    answer = Answer("", work.voice.say("utter_not_now"), step, Outcome.ASKED)
    slots = {"pending": str(Pending(Wait.SETTLED))}
    reply = soothed(answer, work.voice, work.policy.table.openings, text=work.message.text, slots=slots)
    return replace(reply, care=reply.care or Care.ASK)


def _cards(work: Work, choice: Choice, wish: Wish, intro: str) -> Reply:
    offer, cards = make_offer(work, choice, wish)
    slots = {**slots_of(wish), "offer": offer.id, "impression": None}
    return Reply((Bubble(intro, cards=cards),), slots, Outcome.OFFERED, Care.RECOMMEND)


def _nearest(work: Work, shelf: Shelf, wish: Wish, without: Iterable[str]) -> Reply:
    """Say what does not exist and name the nearest thing that does."""
    relaxed = (
        ("utter_nothing_under", replace(wish, max_cents=None)),
        ("utter_nothing_like", replace(wish, words=frozenset())),
        ("utter_nothing_in_category", replace(wish, category=None, words=frozenset())),
    )
    for family, wider in relaxed:
        if wider == wish:
            continue
        choice = choose(work, shelf, wider, 40 if wider.max_cents is None else 1, without=without)
        if choice.picks:
            nearest = min(choice.picks, key=lambda pick: pick.product.price_cents)
            words = work.voice.say(
                family,
                budget=limit(wish.max_cents or 0),
                category=(wish.category or "the shop").lower(),
                title=nearest.product.title,
                price=price(nearest.product.price_cents, nearest.product.currency),
            )
            return _cards(work, replace(choice, picks=(nearest,)), wider, words)
    buttons = (Button("Surprise me", "/surprise_me"),)
    return Reply((Bubble(work.voice.say("utter_nothing_left"), buttons),), {}, Outcome.UNCLEAR)


def _no_catalogue(work: Work) -> Reply:
    words = work.voice.say("utter_no_catalogue")
    return Reply((Bubble(words, (RECOMMEND, PERSON)),), {}, Outcome.FAILED)
