"""What one call of a turn has read serves the next, once and not for long."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from actions.at_hand import KEPT_S, AtHand, Known
from actions.house import House
from actions.scene import turn_id
from store import Store
from tests.actions.talker import Talker

Talk = Callable[..., Talker]
NOTHING_YET = Known((), None)


class Watch:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_it_is_given_once() -> None:
    hand = AtHand()
    hand.keep("t1", NOTHING_YET)
    assert [hand.take("t1"), hand.take("t1")] == [NOTHING_YET, None]


@pytest.mark.parametrize(("later_s", "given"), [(KEPT_S, NOTHING_YET), (KEPT_S + 0.1, None)])
def test_it_grows_old(later_s: float, given: Known | None) -> None:
    watch = Watch()
    hand = AtHand(watch)
    hand.keep("t1", NOTHING_YET)
    watch.now += later_s
    assert hand.take("t1") == given


def test_it_does_not_grow_without_end() -> None:
    hand = AtHand()
    for number in range(1000):
        hand.keep(f"t{number}", NOTHING_YET)
    assert (hand.take("t0"), hand.take("t999")) == (None, NOTHING_YET)


def test_what_is_kept_is_what_the_database_holds(house: House, talk: Talk, store: Store) -> None:
    talker = talk("C0001")
    for _ in range(20):
        talker.say("order_status", "[anger 0.7] where is it, third time I ask")
    latest = {"text": "[delight] ah", "intent": {"name": "thanks"}, "message_id": "next"}
    talker.call("action_sense_emotion", latest)
    known = house.at_hand.take(turn_id(talker.conversation, "next"))
    assert known is not None
    assert list(known.recent) == store.turns.recent(talker.conversation, 16)


def test_another_process_or_a_restart_changes_nothing(house: House) -> None:
    def told(forgetful: bool) -> list[str]:
        talker = Talker(house, "C0001", f"forgetful {forgetful}")
        heard = []
        for text in ("[anger] where is it", "[anger] still nothing", "[anger] I am so angry"):
            talker.count += 1
            latest = {
                "text": text,
                "intent": {"name": "order_status"},
                "message_id": f"m{talker.count}",
                "metadata": {"customer_id": "C0001"},
            }
            talker.call("action_sense_emotion", latest)
            if forgetful:
                house.at_hand.take(turn_id(talker.conversation, f"m{talker.count}"))
            replies = talker.call("action_order_status", latest)["responses"]
            heard += [f"{len(replies)} {talker.slots['care']}"]
        return heard

    assert told(forgetful=True) == told(forgetful=False)


def test_a_message_delivered_twice_is_read_from_the_database(house: House, talk: Talk) -> None:
    talker = talk("C0001")
    latest = {"text": "hi", "intent": {"name": "greet"}, "message_id": "m1"}
    talker.call("action_sense_emotion", latest)
    house.at_hand.take(turn_id(talker.conversation, "m1"))
    talker.call("action_sense_emotion", latest)
    assert house.at_hand.take(turn_id(talker.conversation, "m1")) is None


def test_an_erased_turn_is_not_followed(house: House, talk: Talk, store: Store) -> None:
    talker = talk("C0001")
    talker.say("delete_my_data", "delete my data")
    heard = talker.say("affirm", "[delight] yes, wonderful")
    assert len(heard.replies) == 1
    assert store.turns.recent(talker.conversation, 9) == []


def test_an_answer_survives_the_step_after_it(
    house: House, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> None:
        raise RuntimeError

    talker = Talker(replace(house, shelf=broken), "C0009")
    heard = talker.say("thanks", "[delight] great, thank you so much")
    assert heard.replies
    assert store.turns.recent(talker.conversation, 1)[0].action == "action_small_talk"
    assert "turn.failed action=next_step" in caplog.text
