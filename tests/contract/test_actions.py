"""domain.yml's actions are the registered ones, each in a file of its own name."""

from tests.contract.shared import TURNS, action_classes, domain, registered_classes


def test_the_domain_lists_the_actions_that_exist():
    assert set(domain()["actions"]) == set(action_classes())


def test_every_action_is_registered_once():
    assert sorted(registered_classes()) == sorted(action_classes().values())


def test_an_action_lives_in_the_file_of_its_name():
    assert {path.stem for path in TURNS.glob("action_*.py")} == set(action_classes())


def test_class_names_follow_action_names():
    for name, cls in action_classes().items():
        assert cls == "".join(word.capitalize() for word in name.split("_"))
