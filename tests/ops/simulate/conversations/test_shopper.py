"""What a synthetic shopper says next."""

from random import Random

import pytest

from ops.simulate.conversations.goals import Goal
from ops.simulate.conversations.people import Manner
from ops.simulate.conversations.shopper import Shopper, lines

YES = {"title": "Yes, cancel it", "payload": "/affirm"}
PERSON = {"title": "Talk to a person", "payload": "/talk_to_human"}
REPLACEMENT = {
    "title": "Send a replacement",
    "payload": '/affirm{"choice": "replacement", "order_number": "AT50001"}',
}
REFUND = {"title": "Refund", "payload": '/affirm{"choice": "refund", "order_number": "AT50001"}'}
SOMEBODY_ELSES = {"title": "AT10001", "payload": '/inform_order{"order_number": "AT10001"}'}


def shopper(goal=Goal.CANCEL, want="refund", manner=Manner.CALM):
    return Shopper("C500001", "AT50001", manner, goal, want, Random(1))


@pytest.mark.parametrize("manner", Manner)
@pytest.mark.parametrize("goal", Goal)
def test_every_manner_has_words_for_every_goal(manner, goal):
    assert len(lines()["open"][manner][goal]) >= 3


def test_the_way_forward_is_taken():
    assert shopper().step([PERSON, YES]) in {"/affirm", *lines()["say"]["yes"]}


def test_of_two_ways_they_take_the_one_they_want():
    taken = shopper(Goal.LOST, "replacement").step([REFUND, REPLACEMENT])
    assert taken in {REPLACEMENT["payload"], *lines()["say"]["replacement"]}


@pytest.mark.parametrize("buttons", [[], [PERSON], [SOMEBODY_ELSES]])
def test_without_a_way_forward_there_is_no_step(buttons):
    assert shopper().step(buttons) is None


def test_a_yes_to_what_they_do_not_want_is_not_given():
    assert shopper(Goal.LATE, "replacement").step([YES]) is None
