"""A conversation against an assistant that follows a script."""

from collections.abc import Iterator
from random import Random

import pytest

from ops.simulate.conversations.goals import Goal
from ops.simulate.conversations.people import Manner
from ops.simulate.conversations.shopper import Shopper
from ops.simulate.conversations.talking import talk
from ops.simulate.conversations.tally import tally
from ops.talk.conversation import Answer
from store import Store, open_store

CARD = {"text": "Look!", "cards": [{"title": "Lamp"}], "buttons": []}
SORRY = {"text": "Hm.", "cards": [], "buttons": []}
PERSON = {"text": "Hm.", "cards": [], "buttons": [{"title": "A person", "payload": "/talk_to_human"}]}
SILENCE = {"text": "", "cards": [], "buttons": []}


class Script:
    """Answers always the same."""

    id = "talk"

    def __init__(self, reply: dict[str, object]) -> None:
        self._reply = reply

    def say(self, text: str) -> Answer:
        return Answer([self._reply])


@pytest.fixture
def store(database) -> Iterator[Store]:
    with open_store(database) as opened:
        yield opened


def had(store, reply, manner=Manner.FURIOUS, goal=Goal.CANCEL):
    return talk(Shopper("C500001", "AT50001", manner, goal, "refund", Random(1)), Script(reply), store)


def test_an_answer_that_leads_nowhere_is_a_dead_end(store):
    record = had(store, SORRY)
    assert (record.resolved, record.dead_end, record.turns) == (False, True, 3)


def test_with_a_person_offered_it_is_none(store):
    assert not had(store, PERSON).dead_end


def test_silence_is_a_dead_end(store):
    assert had(store, SILENCE).dead_end


def test_cards_for_the_angry_are_counted(store):
    assert had(store, CARD).offers_while_angry == 3


def test_cards_for_the_calm_are_not(store):
    assert had(store, CARD, Manner.CALM, Goal.RECOMMEND).offers_while_angry == 0


def test_the_mood_gets_worse_where_nothing_moves(store):
    record = had(store, SORRY, Manner.CALM)
    assert record.end < record.start


@pytest.mark.parametrize(
    ("goal", "became", "doubled"),
    [
        (Goal.CANCEL, ["cancelled"], 0),
        (Goal.CANCEL, ["cancelled", "refunded"], 1),
        (Goal.TRACK, ["cancelled"], 1),
        (Goal.TRACK, [], 0),
    ],
)
def test_a_change_too_many_is_counted(store, goal, became, doubled):
    record = had(store, SORRY, goal=goal)
    assert tally([record], {"AT50001": became})["double_actions"] == doubled
