"""Work: what an action has in its hands while it answers one message."""

from collections.abc import Callable
from dataclasses import dataclass, field

from actions.care.policy import Policy
from actions.care.wording import Voice
from actions.scene import Message, Scene
from actions.senses import Senses
from actions.shelf.stock import Shelf
from store import Handover, Store


@dataclass(frozen=True, slots=True)
class Work:
    """One call's scene, voice and the parts of the house.

    Attributes
    ----------
    shelf
        Gives the catalogue with its ranker; None while there is none.
    new_id
        Makes ids for what is logged.
    announce
        Tells the shop of a new handover, without making the customer wait.
    exploration
        Share of offers whose last card is drawn by lot, 0 to 1.
    """

    scene: Scene
    voice: Voice
    policy: Policy
    store: Store
    senses: Senses
    shelf: Callable[[], Shelf | None]
    new_id: Callable[[], str]
    exploration: float = 0.0
    announce: Callable[[Handover], None] = field(kw_only=True)

    @property
    def message(self) -> Message:
        """What the customer just said."""
        return self.scene.message
