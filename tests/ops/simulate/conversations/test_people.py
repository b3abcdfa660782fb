"""What moves a synthetic shopper: laws that hold from any feeling."""

from random import Random

from hypothesis import given
from hypothesis import strategies as some

from ops.simulate.conversations.people import ANGRY, Experience, Feeling, Manner, manners, moved

feelings = some.builds(Feeling, heat=some.floats(0, 1), joy=some.floats(0, 1))
lives = some.builds(
    Experience,
    forward=some.booleans(),
    acknowledged=some.booleans(),
    sold_to=some.booleans(),
    repeated=some.booleans(),
    solved=some.booleans(),
)


@given(feelings, lives)
def test_feelings_stay_within_bounds(feeling, lived):
    after = moved(feeling, lived)
    assert 0 <= after.heat <= 1
    assert 0 <= after.joy <= 1


@given(feelings)
def test_acknowledgement_alone_calms_nobody(feeling):
    assert moved(feeling, Experience(acknowledged=True)) == moved(feeling, Experience())


@given(feelings)
def test_beside_a_step_it_does(feeling):
    with_words = moved(feeling, Experience(forward=True, acknowledged=True))
    assert with_words.heat <= moved(feeling, Experience(forward=True)).heat


@given(some.floats(ANGRY, 1))
def test_selling_to_the_angry_makes_it_worse(heat):
    sold = moved(Feeling(heat, 0), Experience(sold_to=True))
    assert sold.heat >= moved(Feeling(heat, 0), Experience()).heat


def test_every_manner_is_dealt_equally_often():
    dealt = manners(14, Random(1))
    assert all(dealt.count(manner) == 2 for manner in Manner)
