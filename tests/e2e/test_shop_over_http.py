"""Whole conversations about orders that a shop's own system keeps, over HTTP, also while that fails."""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

import httpx
import pytest
from rich.console import Console

from actions.care.wording import read_responses
from actions.shop.line import REST_S
from ops import secret
from ops.build.everything import build
from ops.settings import Settings, read_settings
from ops.simulate.conversations.stage import furnish, playing
from ops.talk.conversation import Answer, Conversation

from .own_shop import TIMEOUT_S, TOKEN, OwnShop, open_shop, order

pytestmark = [pytest.mark.e2e, pytest.mark.slow]

RESPONSES = read_responses(Path("domain.yml"))
PRIVATE = "my cat is called Zebulon"


@dataclass
class Stage:
    """The running system, and the shop behind it."""

    settings: Settings
    shop: OwnShop
    client: httpx.Client
    numbers: Iterator[int] = field(default_factory=lambda: count(20_001))

    def customer(self, status: str) -> "Customer":
        """Return a new customer with one order, numbered as this shop does."""
        number = next(self.numbers)
        one = order(f"ZX{number}", f"kd-{number}", status)
        self.shop.orders[one["id"]] = one
        return Customer(self, one["id"], one["customer_id"])


class Customer:
    """Somebody signed in by the shop, with its own kind of id."""

    def __init__(self, stage: Stage, order_id: str, customer_id: str) -> None:
        self.order = order_id
        url = f"http://{stage.settings.host}:{stage.settings.rasa_port}"
        key = secret.ensure(stage.settings.secret_file)
        self._talk = Conversation(stage.client, url, secret=key, customer_id=customer_id)

    def say(self, text: str) -> str:
        """Return all that was answered to a message."""
        answer: Answer = self._talk.say(text.format(order=self.order))
        heard = "\n".join(str(reply["text"]) for reply in answer.replies if reply["text"])
        assert heard or answer.notice, f"no answer to {text!r}"
        return heard


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    settings = read_settings()
    build(settings, Console(quiet=True))
    folder = tmp_path_factory.mktemp("own-shop")
    with pytest.MonkeyPatch.context() as patch, open_shop() as shop, httpx.Client(trust_env=False) as client:
        patch.setenv("ATTUNE_SHOP_TOKEN", TOKEN)
        theirs = replace(settings, shop_url=shop.url, shop_timeout_ms=int(TIMEOUT_S * 1000))
        own = furnish(folder, theirs, [], seed=1)
        with playing(own):
            yield Stage(own, shop, client)


@pytest.fixture
def shop(stage: Stage) -> Iterator[OwnShop]:
    stage.shop.changes.clear()
    yield stage.shop
    stage.shop.trouble, stage.shop.lose_answers = None, 0


def says(family: str, heard: str) -> bool:
    """Return whether a sentence of the family was said, in whichever tone, whatever filled its gaps."""
    named = [words for name, words in RESPONSES.items() if name == family or name.startswith(f"{family}_")]
    patterns = (re.split(r"\{\w+\}", variant["text"]) for words in named for variant in words)
    return any(re.search(".+?".join(map(re.escape, parts)), heard, re.DOTALL) for parts in patterns)


def assert_says(family: str, heard: str) -> None:
    assert says(family, heard), f"not {family}: {heard!r}"


def test_an_order_is_told_cancelled_and_told_again(stage: Stage, shop: OwnShop) -> None:
    customer = stage.customer("delayed")
    assert customer.order in customer.say("where is {order}?")
    assert customer.order in customer.say("please cancel it")
    assert_says("utter_done_cancel", customer.say("yes"))
    customer.say("yes")
    assert "cancelled" in customer.say("what about {order}?")
    assert shop.changes == [("cancel", customer.order)]


def test_money_is_paid_back_once_after_a_yes_however_often_it_is_asked_for(
    stage: Stage, shop: OwnShop
) -> None:
    customer = stage.customer("lost")
    assert customer.order in customer.say("{order} never arrived")
    customer.say("I would like my money back")
    assert shop.changes == []
    assert_says("utter_done_refund", customer.say("yes"))
    for text in ("yes", "refund {order}", "yes"):
        customer.say(text)
    assert shop.changes == [("refund", customer.order)]


def test_a_change_whose_answer_gets_lost_is_neither_claimed_nor_made_twice(
    stage: Stage, shop: OwnShop
) -> None:
    customer = stage.customer("processing")
    customer.say("cancel {order}")
    shop.lose_answers = 3
    assert_says("utter_shop_unsure", customer.say("yes"))
    assert_says("utter_done_cancel", customer.say("yes"))
    assert shop.changes == [("cancel", customer.order)]


@pytest.mark.parametrize("trouble", [500, 429, 401, "slow", "cut short", "other shape"])
def test_while_it_is_away_the_talk_goes_on_and_nothing_is_forgotten(
    stage: Stage, shop: OwnShop, trouble: int | str
) -> None:
    customer = stage.customer("processing")
    assert customer.order in customer.say("cancel {order}")
    shop.trouble = trouble
    heard = customer.say("yes")
    assert says("utter_shop_unreachable", heard) or says("utter_shop_unsure", heard)
    assert not says("utter_done_cancel", heard)
    assert not says("utter_shop_unreachable", customer.say("how long is the warranty?"))
    shop.trouble = None
    heard = customer.say("yes")
    if says("utter_shop_unreachable", heard):  # after repeated failure it is left alone for a while
        time.sleep(REST_S + 0.5)
        heard = customer.say("yes")
    assert says("utter_done_cancel", heard)
    assert shop.changes == [("cancel", customer.order)]


def test_somebody_elses_order_stays_closed(stage: Stage, shop: OwnShop) -> None:
    other, customer = stage.customer("delayed"), stage.customer("processing")
    assert "Postrider" not in customer.say(f"where is {other.order}?")
    for text in (f"cancel {other.order}", "yes"):
        customer.say(text)
    assert [what for what in shop.changes if what[1] == other.order] == []


def test_nothing_a_customer_writes_reaches_the_log(stage: Stage, shop: OwnShop) -> None:
    customer = stage.customer("delayed")
    shop.trouble = 500
    customer.say(f"{PRIVATE}, where is {{order}}?")
    logs = [path.read_text(encoding="utf-8") for path in (stage.settings.home / "log").glob("*.log")]
    assert any("shop.unavailable" in log for log in logs)
    assert [log for log in logs if "Zebulon" in log or customer.order in log] == []
