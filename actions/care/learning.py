"""What the log says about wordings: the state of the learning, which lives nowhere else."""

from datetime import datetime, timedelta

from actions.care.effects import Effects, effects_of
from actions.care.schema import CareTable
from store import Store


def learnt(store: Store, table: CareTable, now: datetime) -> Effects:
    """Return the effect of each wording said within the time the table looks back."""
    since = now - timedelta(days=table.learning.days)
    return effects_of(store.wordings.soothed(since), table.behaviour)
