"""Every intent is answered by a rule, and by one action: each call of one costs the customer a wait."""

import yaml

from tests.contract.shared import ROOT, domain


def rules():
    paths = sorted((ROOT / "data" / "rules").glob("*.yml"))
    return [rule for path in paths for rule in yaml.safe_load(path.read_text("utf-8"))["rules"]]


def intents_of(rule):
    return {step["intent"] for step in rule["steps"] if "intent" in step}


def test_every_intent_has_a_rule():
    wanted = {intent if isinstance(intent, str) else next(iter(intent)) for intent in domain()["intents"]}
    assert wanted - set().union(*(intents_of(rule) for rule in rules())) == set()


def test_every_rule_is_one_intent_and_one_action():
    steps = {rule["rule"]: [next(iter(step)) for step in rule["steps"]] for rule in rules()}
    assert {name: kinds for name, kinds in steps.items() if kinds != ["intent", "action"]} == {}
