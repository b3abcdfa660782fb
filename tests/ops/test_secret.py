"""The secret that signs tokens."""

from ops import secret


def test_it_is_made_for_its_owner_only(tmp_path):
    path = tmp_path / "home" / "secret"
    assert len(secret.ensure(path)) >= 48
    assert path.stat().st_mode & 0o777 == 0o600


def test_it_stays_the_same(tmp_path):
    path = tmp_path / "secret"
    assert secret.ensure(path) == secret.ensure(path)


def test_two_are_never_alike(tmp_path):
    assert secret.ensure(tmp_path / "one") != secret.ensure(tmp_path / "two")


def test_nothing_else_is_left_in_the_folder(tmp_path):
    secret.ensure(tmp_path / "secret")
    assert [path.name for path in tmp_path.iterdir()] == ["secret"]
