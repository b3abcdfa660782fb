"""When a step is due."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ops.build.stamps import Stamps, content_hash

names = st.text("abcd", min_size=1, max_size=4)
trees = st.dictionaries(names, st.binary(max_size=8), max_size=4)


def plant(folder, tree):
    for name, content in tree.items():
        (folder / name).write_bytes(content)


@given(tree=trees)
def test_the_same_content_has_the_same_hash_in_any_place_and_order(tmp_path_factory, tree):
    one, other = tmp_path_factory.mktemp("one"), tmp_path_factory.mktemp("other")
    plant(one, tree)
    plant(other, dict(reversed(tree.items())))
    assert content_hash(["*"], one) == content_hash(["*"], other)


@given(tree=trees, changed=trees)
def test_any_change_of_a_name_or_a_content_changes_the_hash(tmp_path_factory, tree, changed):
    one, other = tmp_path_factory.mktemp("one"), tmp_path_factory.mktemp("other")
    plant(one, tree)
    plant(other, changed)
    assert (content_hash(["*"], one) == content_hash(["*"], other)) == (tree == changed)


def test_what_else_the_result_depends_on_counts(tmp_path):
    assert content_hash([], tmp_path, extra="a") != content_hash([], tmp_path, extra="b")


def test_a_folder_stands_for_everything_in_it_but_compiled_python(tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder/one.py").write_text("1")
    before = content_hash(["folder"], tmp_path)
    (tmp_path / "folder/one.pyc").write_text("x")
    assert content_hash(["folder"], tmp_path) == before
    (tmp_path / "folder/two.py").write_text("2")
    assert content_hash(["folder"], tmp_path) != before


@pytest.fixture
def stamps(tmp_path):
    return Stamps(tmp_path / "stamps")


def test_a_step_never_done_is_due(stamps):
    assert not stamps.is_fresh("rasa", "1", [])


def test_a_step_done_from_these_inputs_is_fresh(stamps):
    stamps.write("rasa", "1")
    assert stamps.is_fresh("rasa", "1", [])


def test_other_inputs_make_it_due(stamps):
    stamps.write("rasa", "1")
    assert not stamps.is_fresh("rasa", "2", [])


def test_a_result_that_is_gone_makes_it_due(stamps, tmp_path):
    stamps.write("rasa", "1")
    assert not stamps.is_fresh("rasa", "1", [tmp_path / "model"])


def test_a_forgotten_step_is_due(stamps):
    stamps.write("rasa", "1")
    stamps.forget("rasa")
    assert not stamps.is_fresh("rasa", "1", [])
