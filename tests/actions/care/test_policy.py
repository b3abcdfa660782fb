"""The care table at work, and the limits no table can edit away."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.care.kinds import Care, Outcome
from actions.care.mood import Mood
from actions.care.policy import Policy, Situation
from actions.care.table import CareTable, Rule, read_care_table
from emotion import Emotion
from store import Turn
from tests.actions.fakes import NOW

TABLE = read_care_table(Path(__file__).parents[3] / "care.yml")
POLICY = Policy(TABLE)
HOT = {Emotion.ANGER, Emotion.FRUSTRATION}


def turn(
    mood: str = "neutral", *, outcome: str = "chatted", care: str = "nothing", intent: str = "greet"
) -> Turn:
    return Turn("t", "c", None, "attune", NOW, "", intent=intent, mood=mood, outcome=outcome, care=care)


def mood(emotion: Emotion, slope: float = 0.0) -> Mood:
    return Mood(emotion, 0.8, 0.8 if emotion in HOT else 0.0, 0.0, slope)


turns = st.builds(
    turn,
    st.sampled_from(list(Emotion)),
    outcome=st.sampled_from(list(Outcome)),
    care=st.sampled_from(list(Care)),
    intent=st.sampled_from(["greet", "deny", "dislike", "recommend"]),
)
situations = st.builds(
    Situation,
    mood=st.builds(mood, st.sampled_from(list(Emotion)), st.floats(-1, 1)),
    done=st.sampled_from(list(Outcome)),
    escalate=st.booleans(),
    case_open=st.booleans(),
    before=st.lists(turns, max_size=8).map(tuple),
    called=st.booleans(),
)


def generous() -> Policy:
    """A table whose owner recommends always, and waits for nobody."""
    offers = TABLE.offers.model_copy(update={"quiet_turns_after_upset": 0, "turns_between_unasked": 0})
    rules = [Rule(care=Care.RECOMMEND)]
    return Policy(CareTable.model_construct(**{**dict(TABLE), "offers": offers, "rules": rules}))


@pytest.mark.parametrize("policy", [POLICY, generous()], ids=["ours", "generous"])
@given(situation=situations)
def test_no_offer_while_upset_nor_for_two_turns_after(policy: Policy, situation: Situation) -> None:
    upset = situation.mood.emotion in HOT or any(one.mood in HOT for one in situation.before[-2:])
    assert not (upset and policy.decide(situation).care is Care.RECOMMEND)
    assert not (upset and policy.may_offer(situation.mood, situation.before))


@given(situation=situations)
def test_a_person_is_called_once(situation: Situation) -> None:
    assert not (situation.called and POLICY.decide(situation).care is Care.HAND_OVER)


@given(situation=situations)
def test_no_unasked_offer_after_a_no(situation: Situation) -> None:
    refused = replace(situation, before=(*situation.before, turn(intent="dislike")))
    assert POLICY.decide(refused).care is not Care.RECOMMEND


GLAD = Situation(mood(Emotion.DELIGHT), Outcome.CHATTED)


def test_a_glad_customer_without_a_case_is_shown_something() -> None:
    assert POLICY.decide(GLAD).care is Care.RECOMMEND


@pytest.mark.parametrize(
    "changed",
    [
        replace(GLAD, case_open=True),
        replace(GLAD, done=Outcome.ASKED),
        replace(GLAD, done=Outcome.DECLINED),
        replace(GLAD, mood=mood(Emotion.NEUTRAL)),
        replace(GLAD, before=(turn(outcome="offered_unasked"), *[turn()] * 9)),
        replace(GLAD, before=(turn(outcome="offered"),)),
    ],
    ids=["case", "asked", "declined", "calm", "offered in this phase", "asked for lately"],
)
def test_what_holds_an_unasked_offer_back(changed: Situation) -> None:
    assert POLICY.decide(changed).care is Care.NOTHING


def test_a_solved_matter_begins_a_new_phase() -> None:
    before = (turn(outcome="offered_unasked"), *[turn()] * 5, turn(outcome="solved"))
    assert POLICY.decide(replace(GLAD, before=before)).care is Care.RECOMMEND


def test_threats_are_whole_words() -> None:
    assert POLICY.threatens("I will call my LAWYER now")
    assert not POLICY.threatens("the policemen's ball lamp")


@pytest.mark.parametrize(
    ("heats", "due"),
    [((0.8, 0.8, 0.8), True), ((0.5, 0.7, 0.9), True), ((0.9, 0.7, 0.5), False), ((0.9, 0.9), False)],
)
def test_a_person_is_due_when_upset_turn_after_turn_without_easing(
    heats: tuple[float, ...], due: bool
) -> None:
    assert POLICY.escalates([Mood(Emotion.ANGER, heat, heat) for heat in heats]) is due
