"""From the store's values and the mood to the recommender's named features.

The recommender knows neither emotions nor the store; this is the serving side's one translation.
Names and bands come from `recommender.features`, which training uses as well.
"""

from collections.abc import Iterable, Mapping

from actions.care.mood import Mood
from recommender import ItemFacts
from recommender.features import context_features, customer_features, item_features
from store import Customer, Product, Turn

# Of the moment: what is chosen is a present. Training must not take it for the giver's own taste.
FOR_SOMEBODY_ELSE = "occasion:present"
_WEB = frozenset({"attune", "rest", "cmdline"})


def item_facts(product: Product, reviews: Mapping[str, float] | None = None) -> ItemFacts:
    """Return what the ranker must know of a product; `reviews` as `actions.shelf.reviewed` has them."""
    return ItemFacts(
        id=product.id,
        features=item_features(
            category=product.category,
            brand=product.brand,
            tags=product.tags,
            price_cents=product.price_cents,
            rating=product.rating,
            reviews=reviews,
        ),
        price_cents=product.price_cents,
        stock=product.stock,
        category=product.category,
        tags=frozenset(product.tags),
    )


def person_features(customer: Customer | None) -> Mapping[str, float]:
    """Return the features of a customer; none for a guest."""
    if customer is None:
        return {}
    return customer_features(tastes=customer.tastes, city=customer.city, age_band=customer.age_band)


def recipient_features(interests: Iterable[str]) -> Mapping[str, float]:
    """Return the features of somebody else who is to get a present, by what they are said to like."""
    return customer_features(tastes=interests)


def moment_features(
    turn: Turn | None, mood: Mood, *, hour: int, channel: str, present: bool = False
) -> Mapping[str, float]:
    """Return the features of this moment.

    The message's own scores where it was read; the mood's levels where it was not (a button).

    Parameters
    ----------
    present
        Whether it is for somebody else.
    """
    scores = dict(turn.scores) if turn is not None and turn.scores else {}
    if not scores:
        scores = {str(emotion): level for emotion, level in mood.levels.items()}
    found = context_features(
        emotion_scores=scores,
        intensity=turn.intensity if turn is not None else None,
        mood_level=mood.valence,
        slope=mood.slope,
        hour=hour,
        channel="web" if channel in _WEB else channel,
    )
    return found | {FOR_SOMEBODY_ELSE: 1.0} if present else found
