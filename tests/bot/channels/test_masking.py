"""Masking hides what checksums and shapes prove, keeps the shop's own numbers, and is idempotent."""

import re
import time

import pytest

pytest.importorskip("rasa")

from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn

from bot.channels.masking import mask, mask_and_cut


@pytest.mark.parametrize(
    ("text", "hidden", "kinds"),
    [
        ("hi", "hi", set()),
        ("call 555-0100", "call [phone]", {"phone"}),
        ("my card is 4111 1111 1111 1111.", "my card is [card].", {"card"}),
        ("4111-1111-1111-1111 and 378282246310005", "[card] and [card]", {"card"}),
        ("amex 3782 822463 10005", "amex [card]", {"card"}),
        ("order 10001 4111111111111111", "order 10001 [card]", {"card"}),
        ("4111\u00a01111\u00a01111\u00a01111", "[card]", {"card"}),
        ("٤١١١١١١١١١١١١١١١", "[card]", {"card"}),
        ("mail <jo.e+x@mail.co.uk>, please", "mail <[email]>, please", {"email"}),
        ("+43 660 1234567 or 0660 1234567", "[phone] or [phone]", {"phone"}),
        ("ring (212) 555-0123 now", "ring [phone] now", {"phone"}),
        ("AT61 1904 3002 3457 3201 is mine", "[iban] is mine", {"iban"}),
        ("gb82west12345698765432!", "[iban]!", {"iban"}),
    ],
)
def test_private_parts_are_hidden_and_reported(text, hidden, kinds):
    masked = mask(text)
    assert (masked.text, masked.kinds) == (hidden, kinds)


@pytest.mark.parametrize(
    "text",
    [
        "where is AT10001",
        "order #AT10001 and 10002, also at10003",
        "10001 10002 10003",
        "my phone arrived broken, order 10001",
        "I paid 1,299.00 EUR on 12.05.2026 at 14:30",
        "EUR 0316 12345 is too much",
        "since 2026-05-12 10:30:22",
        "12.05.2026 10001 19.06.2026",
        "between 50 and 100000, not 1234567",
        "19.99 24.90 12.50 13.99 too dear",
        "tracking 1Z999AA10123456784",
        "order 2127365000",
        "4111 1111 1111 1112",
        "@shop you are late",
        "a price of 12345678 euros",
    ],
)
def test_the_shops_own_numbers_stay(text):
    assert mask(text).text == text


words = st.text(alphabet=st.sampled_from("0123456789 .-@abcDE_+()/[]€#:,\n١é"), max_size=80) | st.text(
    max_size=60
)


@given(words)
def test_masking_twice_is_masking_once(text):
    once = mask(text)
    assert mask(once.text).text == once.text


@st.composite
def cards(draw):
    digits = draw(st.text("0123456789", min_size=12, max_size=18))
    number = digits + luhn.calc_check_digit(digits)
    separator = draw(st.sampled_from(["", " ", "-", "."]))
    return separator.join(number[i : i + 4] for i in range(0, len(number), 4))


@given(cards(), words, words)
def test_no_card_is_ever_left(card, before, after):
    assert card not in mask(f"{before}\n{card}\n{after}").text


@given(words, st.from_regex(r"[a-z0-9._+-]{1,20}@[a-z0-9-]{1,10}\.(com|org|at)", fullmatch=True), words)
def test_no_email_is_ever_left(before, email, after):
    assert not re.search(r"[\w.+-]+@[\w-]+\.[a-z]{2,}", mask(f"{before} {email} {after}").text)


@given(words, st.integers(1, 60))
def test_a_cut_keeps_at_most_the_limit_of_the_original(text, limit):
    kept = mask_and_cut(text, limit)
    assert kept.cut == (len(text) > limit)
    assert mask(kept.text).text == kept.text


def test_a_cut_never_halves_a_card():
    assert mask_and_cut("x" * 10 + " 4111 1111 1111 1111", 20).text == "x" * 10 + " "


@pytest.mark.parametrize("unit", ["1 2-3.", "+4", "(212) ", "@a.", "DE12"])
def test_hostile_texts_do_not_hold_up_the_door(unit):
    start = time.perf_counter()
    mask_and_cut(unit * 20_000, 2_000)
    assert time.perf_counter() - start < 5.0
