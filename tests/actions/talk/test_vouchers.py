"""A voucher's worth is told to the customer it belongs to, and to nobody else."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from actions.house import House
from actions.shop import HttpShop, Line
from actions.talk.vouchers import code_in
from store import Budget, Grant, GrantKind, Store
from tests.actions.fakes import NOW
from tests.actions.shop.server import VOUCHER, Shop, running_shop
from tests.actions.talker import Talker

Talk = Callable[..., Talker]
CODE = "THANKS-3F2A9-KC01BD"
ASKS = f"is {CODE} still valid?"


def grant(store: Store, code: str = CODE, **changes: object) -> None:
    facts: dict[str, object] = {"customer_id": "C0001", "kind": GrantKind.VOUCHER, "cents": 500}
    facts |= {"until": NOW + timedelta(days=90), **changes}
    new = Grant(key=f"C0001:{code}", conversation_id="talk", order_id="AT10001", code=code, at=NOW, **facts)  # type: ignore[arg-type]
    store.grants.give(new, Budget(10**6, timedelta(days=1), 10**6))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("how much is left on GS-4K7P-22XA?", "GS-4K7P-22XA"),
        ("thanks-3f2a9-kc01bd", "THANKS-3F2A9-KC01BD"),
        ("WELCOME10 is not working", "WELCOME10"),
        ("the code for AT10001, GS-4K7P, is it good", "GS-4K7P"),
        ("is my 5-euro voucher for AT-10001 good on 2026-05-12", None),
        ("my first-order discount for the iphone15", None),
        (f"GS-{'1234567890123456-' * 4}1", None),
    ],
)
def test_a_code_is_told_from_other_words(text: str, code: str | None) -> None:
    assert code_in(text) == code


def test_what_was_granted_is_told_with_its_end(talk: Talk, store: Store) -> None:
    grant(store)
    heard = talk("C0001").say("voucher_question", ASKS)
    assert heard.says("utter_voucher_unsure")
    assert "€5.00, valid until Monday 8 June" in heard.text


def test_free_shipping_has_no_price(talk: Talk, store: Store) -> None:
    grant(store, kind=GrantKind.FREE_SHIPPING)
    assert "free shipping" in talk("C0001").say("voucher_question", ASKS).text


def test_one_that_has_run_out_is_told_to_be_so(talk: Talk, store: Store) -> None:
    grant(store, until=NOW - timedelta(days=1))
    assert "until yesterday" in talk("C0001").say("voucher_question", ASKS).text


def test_capitals_do_not_matter(talk: Talk, store: Store) -> None:
    grant(store)
    assert talk("C0001").say("voucher_question", ASKS.lower()).says("utter_voucher_unsure")


def test_somebody_elses_and_an_unknown_code_get_the_same_words(talk: Talk, store: Store) -> None:
    grant(store)
    foreign = talk("C0002", "same").say("voucher_question", ASKS).text.replace(CODE, "#")
    unknown = talk("C0002", "same").say("voucher_question", "is GS-0000 still valid?").text
    assert unknown.replace("GS-0000", "#") == foreign


def test_a_guest_is_asked_to_sign_in(talk: Talk, store: Store) -> None:
    grant(store)
    assert talk(None).say("voucher_question", ASKS).says("utter_voucher_sign_in")


def test_without_a_code_it_is_told_how_codes_work(talk: Talk) -> None:
    assert talk("C0001").say("voucher_question", "where do I enter it").says("utter_voucher_question")


@pytest.mark.parametrize("conversation", ["same", "another"])
def test_guessing_gets_slow(talk: Talk, store: Store, conversation: str) -> None:
    grant(store)
    guesses = 5 if conversation == "same" else 10
    for number in range(guesses):
        place = "same" if conversation == "same" else f"talk{number}"
        talk("C0001", place).say("voucher_question", f"is GS-{number:04d} still valid?")
    heard = talk("C0001", conversation).say("voucher_question", ASKS)
    assert heard.says("utter_voucher_unknown")


def test_an_own_voucher_may_be_asked_for_again_and_again(talk: Talk, store: Store) -> None:
    grant(store)
    talker = talk("C0001")
    assert all(talker.say("voucher_question", ASKS).says("utter_voucher_unsure") for _ in range(12))


@pytest.mark.parametrize("intent", ["nlu_fallback", "out_of_scope"])
def test_a_bare_code_after_a_question_about_vouchers_is_looked_up(
    talk: Talk, store: Store, intent: str
) -> None:
    grant(store)
    talker = talk("C0001")
    talker.say("voucher_question", "is my voucher still good?")
    assert talker.say(intent, CODE).says("utter_voucher_unsure")
    talker.say("voucher_question", "and the other one?")
    assert talker.say(intent, "GS-0000").says("utter_voucher_unknown")


@pytest.mark.parametrize(("customer", "told"), [("C0001", True), ("C0002", False), (None, False)])
def test_a_message_not_understood_is_about_a_voucher_only_if_it_names_theirs(
    talk: Talk, store: Store, customer: str | None, told: bool
) -> None:
    grant(store)
    heard = talk(customer).say("nlu_fallback", f"what about {CODE}")
    assert heard.says("utter_voucher_unsure") is told
    assert not heard.says("utter_voucher_unknown")


@pytest.mark.usefixtures("no_waiting")
class TestAShopOfItsOwn:
    """The shop's system knows more, or cannot be asked."""

    @pytest.fixture
    def server(self) -> Iterator[Shop]:
        with running_shop() as shop:
            yield shop

    @pytest.fixture
    def talker(self, house: House, server: Shop) -> Iterator[Talker]:
        line = Line(server.url, timeout_s=10, total_s=30)
        yield Talker(replace(house, shop=HttpShop(line)), "C0001")
        line.close()

    @pytest.mark.parametrize(
        ("changes", "family", "part"),
        [
            ({}, "utter_voucher_left", "£7.50"),
            ({"left_cents": 2000}, "utter_voucher_good", "£20.00"),
            ({"left_cents": None}, "utter_voucher_good", "£20.00"),
            ({"left_cents": None, "used": None}, "utter_voucher_unsure", "£20.00"),
            ({"left_cents": 2000, "valid_until": None}, "utter_voucher_good", "no end date"),
            ({"left_cents": 0}, "utter_voucher_used", "GS-4K7P"),
            ({"used": True}, "utter_voucher_used", "GS-4K7P"),
            ({"valid_until": "2026-03-09T00:00:00Z"}, "utter_voucher_expired", "yesterday"),
        ],
    )
    def test_what_it_knows_is_told(
        self, talker: Talker, server: Shop, changes: dict[str, object], family: str, part: str
    ) -> None:
        server.voucher = {**VOUCHER, **changes}
        heard = talker.say("voucher_question", "how much is left on GS-4K7P?")
        assert heard.says(family)
        assert part in heard.text

    def test_while_it_is_away_nothing_is_guessed(self, talker: Talker, server: Shop) -> None:
        server.mishaps = [500] * 9
        heard = talker.say("voucher_question", "how much is left on GS-4K7P?")
        assert heard.says("utter_shop_unreachable")
        assert heard.buttons[-1]["payload"] == "/talk_to_human"

    def test_how_codes_work_is_told_all_the_same(self, talker: Talker, server: Shop) -> None:
        server.mishaps = [500] * 9
        assert talker.say("voucher_question", "where do I enter it").says("utter_voucher_question")
