import pytest

from emotion import Context


@pytest.mark.parametrize(
    ("context", "is_something"),
    [
        (Context(), False),
        (Context(("", "")), False),
        (Context(assistant="It is late."), True),
        (Context(("", "where is it")), True),
    ],
)
def test_a_context_is_something_where_anything_was_said(context: Context, is_something: bool) -> None:
    assert bool(context) is is_something


def test_one_text_in_place_of_many_is_refused() -> None:
    with pytest.raises(TypeError, match=r"Context\(\(text,\)\)"):
        Context("late again")  # type: ignore[arg-type]
