"""Tact: whether goods may be brought up at all, by a button as much as by a card."""

from actions.work import Work


def may_bring_up_goods(work: Work) -> bool:
    """Return whether nobody is upset, or was lately, and nothing was said of danger, death or need."""
    policy, scene = work.policy, work.scene
    calm = policy.may_offer(scene.mood, scene.before)
    return calm and not policy.delicate((*(turn.text for turn in scene.recent), scene.message.text))
