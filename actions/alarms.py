"""Alarms: words after which nothing else is answered first, whatever Rasa understood.

Somebody who speaks of harming themselves, or was hurt by something the shop sold, gets a person, and in
the first case a number to call; no order, no product, no button.
"""

from actions.care.kinds import AT_ONCE, Alarm
from actions.handing_over import hand_over
from actions.reply import Reply
from actions.work import Work


def alarm_of(work: Work) -> Alarm | None:
    """Return what this message's words call a person for; buttons are our own words and call nobody."""
    return None if work.message.is_payload else work.policy.alarm(work.message.text)


def at_once(work: Work) -> Reply | None:
    """Return the answer to an alarm that comes before everything else; None when there is none."""
    alarm = alarm_of(work)
    if alarm not in AT_ONCE:
        return None
    family = "utter_hand_over_self_harm" if alarm is Alarm.SELF_HARM else "utter_hand_over_health"
    return hand_over(work, alarm, family, help_line=work.policy.table.hand_over.help_line)


def due_reason(work: Work, *, failing: bool = False) -> str:
    """Return why a person is due: a word of ours for the queue."""
    alarm = alarm_of(work)
    if alarm is not None:
        return alarm
    return "failing" if failing else "upset"
