"""Every intent, slot and entity an action names is in domain.yml."""

import ast
import re

from tests.contract.shared import ROOT, domain, strings_in_actions

DOMAIN = domain()
INTENTS = {intent if isinstance(intent, str) else next(iter(intent)) for intent in DOMAIN["intents"]}
# An entity with roles is a mapping of its name.
ENTITIES = {
    name for entity in DOMAIN["entities"] for name in (entity if isinstance(entity, dict) else [entity])
}


def named_in_calls(methods):
    """Return the first string argument of calls like message.slot("case")."""
    found = set()
    for path in (ROOT / "actions").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or not node.args:
                continue
            first = node.args[0]
            if node.func.attr in methods and isinstance(first, ast.Constant) and isinstance(first.value, str):
                found.add(first.value)
    return found


def test_buttons_lead_to_intents():
    payloads = {text[1:] for text in strings_in_actions(r"/[a-z_]+")}
    assert payloads - {"webhook", "ahead", "health", "actions"} <= INTENTS


def test_slots_that_are_read_exist():
    assert named_in_calls({"slot"}) <= set(DOMAIN["slots"])


def test_entities_that_are_read_exist():
    assert named_in_calls({"entity"}) <= ENTITIES


def test_entities_in_buttons_exist():
    text = "".join(path.read_text("utf-8") for path in (ROOT / "actions").rglob("*.py"))
    calls = re.findall(r"payload\(([^()]*)\)", text)
    named = {name for call in calls for name in re.findall(r"(\w+)=", call)}
    assert named
    assert named <= ENTITIES


def test_matters_follow_intents():
    source = (ROOT / "actions" / "orders" / "matters.py").read_text("utf-8")
    assert set(re.findall(r'"((?:order|refund)_\w+)": Matter', source)) <= INTENTS


def test_slots_the_emotion_sets_do_not_stop_rules():
    slots = DOMAIN["slots"]
    assert slots["escalate"]["influence_conversation"] is True
    others = [
        name for name, slot in slots.items() if slot.get("influence_conversation") and name != "escalate"
    ]
    assert others == []
