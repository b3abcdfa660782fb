"""Other people's CSV files: what is read, and what is said about rows that cannot be."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as some

from emotion import Context, Emotion
from emotion.errors import SHOWN, BadRows
from emotion.training.sheet import read_sheet


@pytest.fixture(scope="module")
def sheet(tmp_path_factory):
    path = tmp_path_factory.mktemp("sheet") / "own.csv"

    def write(text: str | bytes):
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def flaws(path) -> list[tuple[int, str]]:
    with pytest.raises(BadRows) as caught:
        read_sheet(path)
    return caught.value.flaws


def test_a_row_is_read_with_all_it_tells(sheet):
    path = sheet(
        "text,emotion,intensity,previous,assistant,shop\n"
        '"late, again", Frustration ,0.6,where is it ⏎ hello?,It is on its way.,books\n'
    )
    (row,) = read_sheet(path)
    assert (row.text, row.emotion, row.intensity) == ("late, again", Emotion.FRUSTRATION, 0.6)
    assert row.context == Context(("where is it", "hello?"), "It is on its way.")


@pytest.mark.parametrize("text", ["text,emotion\nhi,neutral\n", "text,emotion,intensity\nhi,neutral,\n"])
def test_intensity_may_be_unknown(sheet, text):
    assert math.isnan(read_sheet(sheet(text))[0].intensity)


def test_a_mark_at_the_files_start_is_no_part_of_the_header(sheet):
    assert len(read_sheet(sheet(b"\xef\xbb\xbftext,emotion\r\nhi,neutral\r\n"))) == 1


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("hi,happy,0.5", "unknown emotion 'happy'; there are anger"),
        ("hi,,0.5", "unknown emotion ''"),
        ("hi,delight,1.5", "intensity '1.5' is not a number from 0 to 1"),
        ("hi,delight,nan", "intensity 'nan'"),
        ("hi,delight,much", "intensity 'much'"),
        ("hi,delight", "fewer fields"),
        ("late, again,anger,0.5", "more fields"),
        ("  ,anger,0.5", "text is empty"),
        ("\u200b,anger,0.5", "text is empty"),
        ("ok,anger,0.5", "message of line 2 again, but anger, not neutral"),
    ],
)
def test_a_bad_row_is_named_by_line_and_reason(sheet, row, reason):
    ((line, said),) = flaws(sheet(f"text,emotion,intensity\nok,neutral,0\n{row}\nfine,neutral,0\n"))
    assert line == 3
    assert reason in said


def test_every_bad_row_is_named_not_only_the_first(sheet):
    path = sheet("text,emotion\na,sad\nb,neutral\nc,glad\n")
    assert [line for line, _ in flaws(path)] == [2, 4]


def test_a_message_over_several_lines_is_named_by_its_first(sheet):
    path = sheet('text,emotion\n"two\nlines",neutral\n"three\nmore\nlines",odd\nx,odd\n')
    assert [line for line, _ in flaws(path)] == [4, 7]


def test_empty_lines_are_no_rows_and_are_counted_as_lines(sheet):
    path = sheet("\ntext,emotion\n\nhi,odd\nok,odd\n\n\nx,odd\nfine,neutral\n")
    assert [line for line, _ in flaws(path)] == [4, 5, 8]


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        ("", 1, "no column text, emotion"),
        ("text,label\nhi,anger\n", 1, "no column emotion; there are 'text', 'label'"),
        ("text;emotion\nhi;anger\n", 1, "there are 'text;emotion'. The header names them, with commas"),
        ("\n\n", 1, "the file is empty"),
        ("text,emotion\n", 1, "no row below"),
        (b"text,emotion\nhi,neutral\ncaf\xe9,neutral\n", 3, "not UTF-8"),
        ("text,emotion\nhi,neutral\n" + "x" * 200_000 + ",neutral\n", 3, "not CSV"),
    ],
)
def test_a_file_that_is_none_is_said_to_be_none(sheet, content, line, reason):
    ((where, said),) = flaws(sheet(content))
    assert (where, reason in said) == (line, True)


def test_a_long_list_is_cut_and_counted(sheet):
    path = sheet("text,emotion\n" + "x,odd\n" * (SHOWN + 7))
    with pytest.raises(BadRows, match=rf"^{SHOWN + 7} bad rows(?s:.*)and 7 more$"):
        read_sheet(path)


@given(some.binary(max_size=200))
def test_whatever_a_file_holds_it_is_read_or_refused_by_line(sheet, content):
    path = sheet(b"text,emotion,intensity\n" + content)
    try:
        rows = read_sheet(path)
    except BadRows as error:
        assert all(line >= 1 for line, _ in error.flaws)
    else:
        assert rows
