import pytest

from emotion.labels import EMOTIONS, GLAD, GOEMOTIONS, UPSET, Emotion, service_labels


def test_goemotions_labels_are_the_published_28_in_order():
    assert len(GOEMOTIONS) == 28
    assert [*GOEMOTIONS[:27]] == sorted(GOEMOTIONS[:27])
    assert GOEMOTIONS[27] == "neutral"


def test_upset_and_glad_do_not_overlap():
    assert not UPSET & GLAD


def test_every_service_label_but_none_else_is_reachable():
    assert {label for name in GOEMOTIONS for label in service_labels(frozenset({name}))} == set(EMOTIONS)


@pytest.mark.parametrize(
    ("names", "labels"),
    [
        ({"neutral"}, {Emotion.NEUTRAL}),
        ({"neutral", "annoyance"}, {Emotion.FRUSTRATION}),
        ({"joy", "gratitude"}, {Emotion.DELIGHT, Emotion.GRATITUDE}),
        ({"anger", "disgust"}, {Emotion.ANGER}),
        ({"curiosity", "approval"}, {Emotion.NEUTRAL}),
    ],
)
def test_service_labels_drop_neutral_beside_a_feeling(names, labels):
    assert service_labels(frozenset(names)) == labels
