"""Offer: the chosen products as cards, logged with everything training needs to learn from a reaction."""

from actions.buttons import payload
from actions.money import price
from actions.reply import Button, Card
from actions.shelf.choose import Choice, Pick
from actions.shelf.exploring import propensities
from actions.shelf.reasons import reason
from actions.shelf.wish import Wish
from actions.work import Work
from store import Impression, Offer


def make_offer(work: Work, choice: Choice, wish: Wish) -> tuple[Offer, tuple[Card, ...]]:
    """Log the offer with its impressions and return it with the cards to show."""
    offer_id = work.new_id()
    chance = propensities(len(choice.picks), choice.chance_of_last)
    shown = tuple(
        Impression(
            id=work.new_id(),
            offer_id=offer_id,
            product_id=pick.product.id,
            position=position,
            score=pick.score,
            reason=reason(pick, wish, work.voice),
            features=pick.features,
            propensity=chance[position],
        )
        for position, pick in enumerate(choice.picks)
    )
    turn = work.scene.turn
    offer = Offer(
        id=offer_id,
        conversation_id=work.message.conversation_id,
        customer_id=work.scene.customer_id,
        turn_id=turn.id if turn is not None else None,
        at=work.scene.now,
        context=choice.context,
        model_version=choice.version,
        impressions=shown,
        pool=choice.pool,
    )
    work.store.offers.add(offer)
    return offer, tuple(_card(pick, one) for pick, one in zip(choice.picks, shown, strict=True))


def _card(pick: Pick, impression: Impression) -> Card:
    product = pick.product
    return Card(
        impression=impression.id,
        product_id=product.id,
        title=product.title,
        price=price(product.price_cents, product.currency),
        image=product.image,
        reason=impression.reason,
        buttons=(
            Button("Like", payload("like", impression=impression.id)),
            Button("Not for me", payload("dislike", impression=impression.id)),
            Button("Buy", payload("buy", impression=impression.id)),
        ),
    )
