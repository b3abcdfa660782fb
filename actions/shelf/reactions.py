"""Reactions: which card a customer means, and the feedback that is logged for it."""

from collections.abc import Mapping, Sequence

from actions.counting import counted_out
from actions.scene import Message
from actions.shelf.stock import stems
from actions.shelf.wish import EVERYDAY
from actions.work import Work
from store import Feedback, FeedbackKind, Impression, Offer, Product

_LOOK_BACK = 8
_SEEN_OFFERS = 6


def offers_here(work: Work) -> list[Offer]:
    """Return this conversation's last offers, newest last."""
    return work.store.offers.recent(work.message.conversation_id, _LOOK_BACK)


def on_show(work: Work) -> Sequence[Impression]:
    """Return the cards of this conversation's last offer, in their order."""
    offers = work.store.offers.recent(work.message.conversation_id, 1)
    return offers[0].impressions if offers else ()


def seen(work: Work) -> set[str]:
    """Return ids of the products this conversation has shown lately."""
    offers = work.store.offers.recent(work.message.conversation_id, _SEEN_OFFERS)
    return {shown.product_id for offer in offers for shown in offer.impressions}


def shown_here(work: Work, impression_id: str) -> Impression | None:
    """Return the card if it was shown to this customer; an id from elsewhere is nothing."""
    for offer in offers_here(work):
        for shown in offer.impressions:
            if shown.id == impression_id:
                return shown
    return None


def counted_card(work: Work) -> Impression | None:
    """Return the card on show that words count out ("the second"); None where none does."""
    shown = on_show(work)
    places = counted_out(work.message.text, len(shown))
    return shown[places[0]] if places else None


def last_card(work: Work) -> Impression | None:
    """Return the card words like "I like it" mean.

    Of the last offer: the one counted out ("the second"), named, told by its words, or spoken of last; else
    the first.
    """
    shown = on_show(work)
    if not shown:
        return None
    counted = counted_card(work)
    if counted is not None:
        return counted
    text = work.message.text.casefold()
    found = work.store.products.many([card.product_id for card in shown])
    products = {product.id: product for product in found}
    spoken_of = next((card for card in shown if card.id == work.message.slot("impression")), None)
    named = (work.message.entity("product") or "").casefold()
    for card in shown:
        product = products.get(card.product_id)
        if product is not None and (product.title.casefold() in text or product.title.casefold() == named):
            return card
    return _by_words(work.message, shown, products) or spoken_of or shown[0]


def _by_words(
    message: Message, shown: Sequence[Impression], products: Mapping[str, Product]
) -> Impression | None:
    """Return the one card whose title shares the most words with the message: "the cast iron one"."""
    said = set() if message.is_payload else stems(message.text) - EVERYDAY
    shared = {
        card.id: len(said & stems(products[card.product_id].title))
        for card in shown
        if card.product_id in products
    }
    most = max(shared.values(), default=0)
    found = [card for card in shown if most and shared.get(card.id) == most]
    return found[0] if len(found) == 1 else None


def note(work: Work, card: Impression, kind: FeedbackKind) -> None:
    """Log the reaction with the emotion of the moment; once for each card and kind."""
    turn = work.scene.turn
    wordless = turn is None or work.message.is_payload or not turn.scores
    mood = work.scene.mood
    work.store.feedback.add(
        Feedback(
            id=work.new_id(),
            impression_id=card.id,
            conversation_id=work.message.conversation_id,
            customer_id=work.scene.customer_id,
            product_id=card.product_id,
            kind=kind,
            emotion=str(mood.emotion) if wordless or turn is None else turn.emotion,
            intensity=mood.level if wordless or turn is None else turn.intensity,
            at=work.scene.now,
        )
    )
