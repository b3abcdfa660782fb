"""action_compare: two or three products side by side, by price and by what buyers say."""

from actions.buttons import OTHERS, RECOMMEND
from actions.care.kinds import Outcome
from actions.reply import Reply, say
from actions.shelf.facts import about, verdict
from actions.shelf.first_things import first_things_first
from actions.shelf.named import products_compared
from actions.talk.tact import holds_back
from actions.turns.base import TurnAction
from actions.work import Work


class ActionCompare(TurnAction):
    """Compares what was shown last or what the message names."""

    action_name = "action_compare"

    def answer(self, work: Work) -> Reply:
        """Say what each is and which is cheaper, which better rated; an upset customer is helped first."""
        if holds_back(work) is not None:
            return first_things_first(work)
        products = products_compared(work)
        if len(products) < 2:
            return say(work.voice.say("utter_compare_what"), RECOMMEND, outcome=Outcome.ASKED)
        lines = [about(product, work.voice) for product in products]
        words = "\n".join((*lines, verdict(products, work.voice))).strip()
        return say(words, OTHERS, outcome=Outcome.FACTS)
