"""Choosing: candidates that may be shown, ranked for this person in this moment."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from actions.orders.known import bought_product_ids
from actions.shelf.budget import Budget
from actions.shelf.fitting import at_their_end, fitting
from actions.shelf.interests import interests_of
from actions.shelf.near import fits, nearest
from actions.shelf.recipients import is_present
from actions.shelf.stock import Shelf
from actions.shelf.wellbeing import unwell
from actions.shelf.wish import Wish
from actions.suggest import moment_features, person_features, recipient_features
from actions.work import Work
from recommender import RankRequest, Suggestion
from store import Customer, Product

BEST_RATED = "best-rated"
# What the shop's rules added, by name in the log.
BOOST, PIN = "boost", "pin"
# The group of what the recipient of a present likes, in reasons.
RECIPIENT = "recipient"
# The shelf in memory may be minutes old, and something may just have sold out; the last card may be drawn.
SPARE = 4


@dataclass(frozen=True, slots=True)
class Pick:
    """One chosen product.

    Attributes
    ----------
    features
        What contributed to the score, by name; logged with the impression.
    because
        (trait of the product, trait of customer or moment) pairs, strongest first.
    pinned
        The shop's rule that put it first; None when its score did.
    """

    product: Product
    score: float
    features: Mapping[str, float]
    because: tuple[tuple[str, str], ...] = ()
    pinned: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen, by which version, from which state of the moment.

    Attributes
    ----------
    spare
        What would have come next.
    chance_of_last
        With which the last pick is the last; see `actions.shelf.exploring`.
    pool
        Product ids it was drawn from; empty when nothing was drawn.
    """

    picks: tuple[Pick, ...]
    version: str
    context: Mapping[str, float]
    spare: tuple[Pick, ...] = ()
    chance_of_last: float = 1.0
    pool: tuple[str, ...] = ()


def choose(
    work: Work,
    shelf: Shelf,
    wish: Wish,
    k: int,
    *,
    without: Iterable[str] = (),
    priced_near: Budget | None = None,
) -> Choice:
    """Return at most `k` products that fit the wish; in stock, not bought, not disliked.

    Parameters
    ----------
    without
        Product ids not to show again, for example the last offer's.
    priced_near
        Only those that miss this budget by least.
    """
    scene = work.scene
    present = is_present(wish.recipient)
    context = moment_features(
        scene.turn, scene.mood, hour=scene.now.hour, channel=scene.message.channel, present=present
    )
    version = shelf.ranker.version if shelf.ranker is not None else BEST_RATED
    today = scene.now.date()
    candidates = fitting(shelf, wish) - set(without)
    if not candidates:
        return Choice((), version, context)  # nothing is read of anybody for it
    customer = work.store.customers.get(scene.customer_id) if scene.customer_id else None
    candidates -= _never_again(work, customer)
    candidates -= work.rules.excluded((shelf.products[one] for one in candidates), today)
    candidates = at_their_end(shelf, candidates, wish.budget.end, k)
    if priced_near is not None:
        misses = {one: priced_near.off_by(shelf.products[one].price_cents) for one in candidates}
        least = min(misses.values(), default=0)
        candidates = {one for one in candidates if misses[one] == least}
    # A present is chosen by the moment and what is said of the recipient, not by the giver's taste.
    ask = _request(candidates, None if present else customer, context)
    if present:
        ask = replace(ask, customer_features=recipient_features(interests_of(wish.words, shelf)))
    ranked = _by_wish(work, shelf, wish, ask, k)
    if present:
        ranked = [_for_somebody_else(pick) for pick in ranked]
    picks = _as_they_are_now(work, wish, ranked)
    return Choice(tuple(picks[:k]), version, context, spare=tuple(picks[k:]))


def _by_wish(work: Work, shelf: Shelf, wish: Wish, ask: RankRequest, k: int) -> list[Pick]:
    """Return the best `k` and spare ones: by a product at hand, or by who asks and the shop's own rules."""
    if wish.near is not None:
        alike = nearest(shelf, wish.near, ask.among or frozenset(), work.store, k + SPARE)
        return [_pick(shelf, suggestion) for suggestion in alike]
    ask = replace(ask, spare=SPARE, boosts=work.rules.boosts(shelf.products.values(), work.scene.now.date()))
    pinned = _pinned(work, shelf, wish, ask)
    first = {pick.product.id for pick in pinned}
    ranked = _ranked(shelf, replace(ask, k=40 if wish.varied else k))
    ranked = [*pinned, *(pick for pick in ranked if pick.product.id not in first)]
    return _one_of_each(ranked) if wish.varied else ranked


def _as_they_are_now(work: Work, wish: Wish, ranked: list[Pick]) -> list[Pick]:
    """Return those that can still be had and still fit, with today's facts."""
    now = work.store.products.many([pick.product.id for pick in ranked])
    there = {product.id: product for product in now if product.stock > 0 and wish.allows(product.price_cents)}
    return [
        replace(pick, product=there[pick.product.id])
        for pick in ranked
        if pick.product.id in there and (wish.near is None or fits(wish.near, there[pick.product.id]))
    ]


def _one_of_each(ranked: list[Pick]) -> list[Pick]:
    best: dict[str, Pick] = {}
    for pick in ranked:
        best.setdefault(pick.product.category, pick)
    return list(best.values())


def _never_again(work: Work, customer: Customer | None) -> set[str]:
    conversation = work.message.conversation_id
    gone = set(work.store.feedback.disliked_in(conversation))
    if customer is not None:
        gone |= bought_product_ids(work)
        gone |= work.store.feedback.disliked(customer.id)
    return gone


def _request(candidates: set[str], customer: Customer | None, context: Mapping[str, float]) -> RankRequest:
    return RankRequest(
        customer_id=customer.id if customer is not None else None,
        customer_features=person_features(customer),
        context=context,
        among=frozenset(candidates),
    )


def _ranked(shelf: Shelf, request: RankRequest) -> list[Pick]:
    if shelf.ranker is not None:
        return [_pick(shelf, suggestion) for suggestion in shelf.ranker.rank(request)]
    among = request.among or frozenset()
    allowed = [product for product in shelf.products.values() if product.id in among]
    best = sorted(
        allowed,
        key=lambda one: (-one.rating - request.boosts.get(one.id, 0.0), -one.rating_count, one.id),
    )
    shown = best[: request.k + request.spare]
    return [_best_rated(product, request.boosts.get(product.id, 0.0)) for product in shown]


def _best_rated(product: Product, boost: float) -> Pick:
    return Pick(product, product.rating + boost, {BOOST: boost} if boost else {})


def _pinned(work: Work, shelf: Shelf, wish: Wish, request: RankRequest) -> list[Pick]:
    """Return what the shop wants first, one at most; nothing for those who are not well."""
    if unwell(work):
        return []
    for product_id, rule in work.rules.pinned(wish.category, work.scene.now.date()):
        if request.among is not None and product_id in request.among:
            found = _ranked(shelf, replace(request, k=1, spare=0, among=frozenset({product_id})))
            return [replace(pick, pinned=rule, features={**pick.features, PIN: 1.0}) for pick in found]
    return []


def _for_somebody_else(pick: Pick) -> Pick:
    """Return the pick whose reasons speak of the recipient's taste, which is not the customer's own."""
    features = {_theirs(name): part for name, part in pick.features.items()}
    return replace(pick, features=features, because=tuple((item, _theirs(own)) for item, own in pick.because))


def _theirs(name: str) -> str:
    return f"{RECIPIENT}:{name.removeprefix('taste:')}" if name.startswith("taste:") else name


def _pick(shelf: Shelf, suggestion: Suggestion) -> Pick:
    return Pick(
        shelf.products[suggestion.item_id],
        suggestion.score,
        dict(suggestion.contributions),
        tuple((reason.item_feature, reason.customer_feature) for reason in suggestion.reasons),
    )
