import pytest

from emotion import BadData, Emotion
from emotion.labels import EMOTIONS
from emotion.training.messages import read_service


def test_own_messages_carry_label_and_intensity(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text('text,emotion,intensity,kind\n"late, again",frustration,0.6,facts\n')
    rows = read_service(path)
    assert rows.texts == ("late, again",)
    assert EMOTIONS[rows.service[0].argmax()] is Emotion.FRUSTRATION
    assert rows.intensity[0] == pytest.approx(0.6)


@pytest.mark.parametrize("line", ["hi,happy,0.5", "hi,delight,1.5", "hi,delight,much", "hi,delight"])
def test_a_bad_own_message_is_named_by_line(tmp_path, line):
    path = tmp_path / "own.csv"
    path.write_text(f"text,emotion,intensity\nok,neutral,0\n{line}\n")
    with pytest.raises(BadData, match=r"own\.csv:3"):
        read_service(path)
