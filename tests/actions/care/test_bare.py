"""Which messages say nothing of how somebody feels."""

import pytest

from actions.care.bare import further, is_bare_answer, is_bare_detail, is_bare_move, is_bare_wish


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("another one", "refine_recommendation"),
        ("show me others please", "refine_recommendation"),
        ("no, something else", "refine_recommendation"),
        ("ok, what about cheaper ones?", "cheaper"),
        ("I don't like that one", "dislike"),
        ("not for me", "dislike"),
        ("tell me a joke", "chitchat"),
        ("entertain me", "surprise_me"),
        ("I'm bored", "chitchat"),
    ],
)
def test_a_move_in_a_few_plain_words_is_bare(text: str, intent: str) -> None:
    assert is_bare_move(text, intent)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("another one!", "refine_recommendation"),
        ("ANOTHER ONE", "refine_recommendation"),
        ("another useless one", "refine_recommendation"),
        ("I don't like that rubbish", "dislike"),
        ("another one", "order_exchange"),
        ("not that one", "complain"),
        ("show me something", "recommend"),
        ("is this a joke", "chitchat"),
        ("I'm bored of you", "chitchat"),
        ("", "chitchat"),
    ],
)
def test_with_any_other_word_or_about_an_order_it_is_not(text: str, intent: str) -> None:
    assert not is_bare_move(text, intent)


@pytest.mark.parametrize(
    ("text", "bare"), [("yes", True), ("no, thanks.", True), ("no!!", False), ("yes but", False)]
)
def test_a_bare_answer_is_a_yes_or_a_no_alone(text: str, bare: bool) -> None:
    assert is_bare_answer(text) is bare


@pytest.mark.parametrize(
    "text",
    ["[email]", "my email is [email]", "AT10014.", "it's #10014", "order number 10014, [email]"],
)
def test_a_number_or_an_address_that_was_asked_for_is_bare(text: str) -> None:
    assert is_bare_detail(text)


@pytest.mark.parametrize(
    "text",
    ["[email]!!", "where is AT10014", "still [email]", "my order", "", "AT10014 AGAIN", "10014x" * 500],
)
def test_a_number_with_anything_beside_it_is_not(text: str) -> None:
    assert not is_bare_detail(text)


@pytest.mark.parametrize(
    ("text", "move"),
    [
        ("haha great, another one", "another one"),
        ("lol ok next", "next"),
        ("Nice one! Show me more!", "Show me more!"),
        ("that's lovely, what else", "what else"),
        ("wow, something else please", "something else please"),
        ("another one", "another one"),
        ("haha great", None),
        ("great, another delay", None),
        ("great, what else can go wrong", None),
        ("haha, another joke please", None),
        ("great, not for me", None),
    ],
)
def test_good_humour_before_a_move_is_set_aside(text: str, move: str | None) -> None:
    assert further(text) == move


@pytest.mark.parametrize(
    ("text", "signs", "bare"),
    [
        ("blow my mind", {}, True),
        ("entertain me with a product", {}, True),
        ("BLOW MY MIND", {"capitals": 1.0}, False),
        ("recommend me something that does not break", {}, False),
        ("show me a lamp that isn't junk", {}, False),
        ("show me what else you have that falls to pieces", {}, False),
    ],
)
def test_a_bare_wish_has_no_room_for_a_complaint(text: str, signs: dict[str, float], bare: bool) -> None:
    assert is_bare_wish(text, signs) is bare
