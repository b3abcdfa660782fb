"""Tact: whether goods may be brought up at all, by a button as much as by a card."""

from actions.care.course import mood_after
from actions.care.holding import DOUBTS, Hold
from actions.work import Work

_ASKING = ("utter_step_settled", "utter_step_check")


def holds_back(work: Work, *, asked: bool = True) -> Hold | None:
    """Return why no product may be shown now; None when it may.

    The name of the mood is as it was logged; what is left of anger below that, the log of turns tells.
    """
    scene, policy = work.scene, work.policy
    hold = policy.hold(scene.mood, scene.before, policy.heard(scene.turn), asked=asked)
    hold = hold or policy.hold(mood_after(scene.recent, policy), scene.before, asked=asked)
    # A doubt is voiced once: who asks again has answered it.
    return None if asked and hold in DOUBTS and asked_whether_settled(work) else hold


def asked_whether_settled(work: Work) -> bool:
    """Return whether we asked lately if all is settled."""
    return work.message.has_heard(*_ASKING)


def may_bring_up_goods(work: Work) -> bool:
    """Return whether nobody is upset, or was lately, and nothing was said of danger, death or need."""
    texts = (*(turn.text for turn in work.scene.recent), work.message.text)
    return holds_back(work) is None and not work.policy.delicate(texts)
