"""Things opened from outside follow changes, and survive bad ones."""

from actions.fresh import Fresh


class Source:
    """A file-like thing with a stamp."""

    def __init__(self) -> None:
        self.stamp: object = 1
        self.value: object = "one"
        self.opened = 0
        self.now = 0.0

    def open(self) -> object:
        self.opened += 1
        if isinstance(self.value, Exception):
            raise self.value
        return self.value

    def fresh(self) -> Fresh[object]:
        return Fresh(
            "thing",
            lambda: self.stamp,
            self.open,
            every_s=2,
            monotonic=lambda: self.now,
            later=lambda work: work(),
        )


def test_nothing_is_opened_before_it_is_asked_for() -> None:
    source = Source()
    source.fresh()
    assert source.opened == 0


def test_a_new_stamp_is_followed() -> None:
    source = Source()
    fresh = source.fresh()
    fresh.load()
    source.stamp, source.value, source.now = 2, "two", 3.0
    fresh.get()
    assert fresh.get() == "two"


def test_an_old_stamp_opens_nothing() -> None:
    source = Source()
    fresh = source.fresh()
    fresh.load()
    for source.now in (3.0, 6.0, 9.0):
        fresh.get()
    assert source.opened == 1


def test_the_stamp_is_not_looked_at_too_often() -> None:
    source = Source()
    fresh = source.fresh()
    fresh.load()
    source.stamp, source.value, source.now = 2, "two", 1.0
    fresh.get()
    assert fresh.get() == "one"


def test_a_bad_change_keeps_the_old_value_and_is_tried_once() -> None:
    source = Source()
    fresh = source.fresh()
    fresh.load()
    source.stamp, source.value = 2, OSError("torn")
    for source.now in (3.0, 6.0, 9.0):
        fresh.get()
    assert fresh.get() == "one"
    assert source.opened == 2


def test_what_is_missing_is_found_when_it_appears() -> None:
    source = Source()
    source.stamp = None
    fresh = source.fresh()
    assert fresh.load() is None
    source.stamp, source.now = 1, 3.0
    fresh.get()
    assert fresh.get() == "one"
