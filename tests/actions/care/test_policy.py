"""The care table at work, and the limits no table can edit away."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.care.kinds import Alarm, Care, Outcome, Strategy
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
    rules = [Rule(strategy=Strategy.RECOMMEND, say="utter_offer_unasked")]
    return Policy(CareTable.model_construct(**{**dict(TABLE), "offers": offers, "rules": rules}))


@pytest.mark.parametrize("policy", [POLICY, generous()], ids=["ours", "generous"])
@given(situation=situations)
def test_no_offer_while_upset_nor_for_two_turns_after(policy: Policy, situation: Situation) -> None:
    upset = situation.mood.emotion in HOT or any(one.mood in HOT for one in situation.before[-2:])
    assert not (upset and policy.decide(situation).care is Care.RECOMMEND)
    assert not (upset and policy.hold(situation.mood, situation.before, asked=False) is None)


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


@pytest.mark.parametrize(
    ("text", "alarm"),
    [
        ("I will call my LAWYER now", Alarm.LEGAL),
        ("the policemen's ball lamp", None),
        ("i don\u2019t want to live any more", Alarm.SELF_HARM),
        ("my lawyer? I could kill myself", Alarm.SELF_HARM),
        ("the kettle gave me an electric  shock", Alarm.HEALTH),
        ("I'll make you pay for this", Alarm.THREAT),
        ("a lamp to die for", None),
        ("would it kill you to answer", None),
        ("bleeding hell, where is it", None),
        ("I hurt myself on your chair", Alarm.HEALTH),
        ("I want to hurt myself", Alarm.SELF_HARM),
        ("", None),
    ],
)
def test_words_call_for_a_person_whole_and_the_gravest_first(text: str, alarm: Alarm | None) -> None:
    assert POLICY.alarm(text) is alarm


@pytest.mark.parametrize(
    "text", ["it was for her funeral", "I can't afford it, I lost my job", "it is dangerous", "my mum died"]
)
def test_nothing_is_offered_unasked_where_the_talk_is_of_danger_death_or_need(text: str) -> None:
    assert POLICY.delicate([text])
    assert POLICY.decide(replace(GLAD, delicate=True)).care is not Care.RECOMMEND


@pytest.mark.parametrize(
    ("heats", "due"),
    [((0.8, 0.8, 0.8), True), ((0.5, 0.7, 0.9), True), ((0.9, 0.7, 0.5), False), ((0.9, 0.9), False)],
)
def test_a_person_is_due_when_upset_turn_after_turn_without_easing(
    heats: tuple[float, ...], due: bool
) -> None:
    assert POLICY.escalates([Mood(Emotion.ANGER, heat, heat) for heat in heats]) is due


@pytest.mark.parametrize(
    ("valences", "due"),
    [((0.0, -0.5, -0.9), True), ((0.0, -0.9), False), ((0.0, 0.0, -0.9), False), ((0.0, -0.9, -0.5), False)],
    ids=["falling twice", "too short", "one sharp message", "already easing"],
)
def test_a_person_is_due_when_the_mood_falls_fast(valences: tuple[float, ...], due: bool) -> None:
    first, last = valences[-3:][0], valences[-1]
    slope = (last - first) / (len(valences[-3:]) - 1)
    course = [Mood(Emotion.ANGER, -one, -one, one, slope) for one in valences]
    assert POLICY.escalates(course) is due


@given(situation=situations)
def test_what_is_followed_is_the_first_row_that_fits_and_is_not_held(situation: Situation) -> None:
    looked = POLICY.rules(situation)
    followed = next(look for look in looked if look.fits and not look.held)
    decision = POLICY.decide(situation)
    assert (decision.strategy, decision.say) == (followed.row.strategy, followed.row.say)
    assert all(look.failing or look.held for look in looked[: followed.number - 1])


@pytest.mark.parametrize(("done", "care"), [(Outcome.UNCLEAR, Care.HAND_OVER), (Outcome.FACTS, Care.NOTHING)])
def test_repeated_failure_calls_a_person_unless_this_time_worked(done: Outcome, care: Care) -> None:
    assert POLICY.decide(Situation(Mood(), done, failing=done is Outcome.UNCLEAR)).care is care


def test_no_unasked_offer_after_a_no_to_an_offer_however_long_ago_and_whatever_was_solved_since() -> None:
    before = (turn(outcome="offered"), turn(intent="dislike"), *[turn()] * 5, turn(outcome="solved"))
    assert POLICY.decide(replace(GLAD, before=before)).care is not Care.RECOMMEND
