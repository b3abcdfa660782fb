"""Work: what an action has in its hands while it answers one message."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from actions.buttons import PERSON
from actions.care.policy import Policy
from actions.care.wording import Voice
from actions.pending import read_pending
from actions.reply import Reply
from actions.scene import Message, Scene
from actions.senses import Senses
from actions.shelf.rules import NO_RULES, ShelfRules
from actions.shelf.stock import Shelf
from actions.shop.backend import ShopBackend
from store import Handover, Store, Turn


@dataclass(frozen=True, slots=True)
class Work:
    """One call's scene, voice and the parts of the house.

    Attributes
    ----------
    shop
        The orders and customers, wherever the shop keeps them.
    shelf
        Gives the catalogue with its ranker; None while there is none.
    new_id
        Makes ids for what is logged.
    announce
        Tells the shop of a new handover, without making the customer wait.
    exploration
        Share of offers whose last card is drawn by lot, 0 to 1.
    rules
        What the shop itself wants shown and not shown.
    asked_anew
        Whether the answer of this turn put a question for a yes that was not open before.
    person_offered
        Whether the answer of this turn has a button that brings a person.
    proof_of
        Digest of an e-mail address in a conversation, as the channel makes it; None without the secret.
    """

    scene: Scene
    voice: Voice
    policy: Policy
    store: Store
    shop: ShopBackend
    senses: Senses
    shelf: Callable[[], Shelf | None]
    new_id: Callable[[], str]
    exploration: float = 0.0
    rules: ShelfRules = NO_RULES
    asked_anew: bool = False
    person_offered: bool = False
    announce: Callable[[Handover], None] = field(kw_only=True)
    proof_of: Callable[[str, str], str | None] = field(kw_only=True)

    @property
    def message(self) -> Message:
        """What the customer just said."""
        return self.scene.message

    def after(self, turn: Turn, reply: Reply) -> "Work":
        """Return what the next step has in its hands: the turn as noted, what the answer set and offered."""
        message = self.message.with_slots(reply.slots)
        before, now = read_pending(self.message.slot("pending")), read_pending(message.slot("pending"))
        anew = now is not None and (before is None or (now.wait, now.target) != (before.wait, before.target))
        scene = replace(self.scene, message=message, recent=(*self.scene.before, turn))
        person = any(one.payload == PERSON.payload for bubble in reply.bubbles for one in bubble.buttons)
        voice = self.voice.later(message.slots)
        return replace(self, scene=scene, voice=voice, asked_anew=anew, person_offered=person)
