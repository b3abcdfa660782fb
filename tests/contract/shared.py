"""What both environments can read of the contracts: YAML, and our Python as text; imports nothing of ours."""

import ast
import re
from functools import cache
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
TURNS = ROOT / "actions" / "turns"


@cache
def domain():
    """Return domain.yml."""
    return yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))


@cache
def care():
    """Return care.yml."""
    return yaml.safe_load((ROOT / "care.yml").read_text(encoding="utf-8"))


@cache
def action_classes():
    """Return class name by action name, from the files in actions/turns."""
    found = {}
    for path in sorted(TURNS.glob("action_*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef):
                for line in node.body:
                    if isinstance(line, ast.Assign) and line.targets[0].id == "action_name":
                        found[ast.literal_eval(line.value)] = node.name
    return found


def registered_classes():
    """Return the class names in the tuple ACTIONS of the registry."""
    for node in ast.parse((TURNS / "registry.py").read_text(encoding="utf-8")).body:
        if isinstance(node, ast.AnnAssign) and node.target.id == "ACTIONS":
            return [element.id for element in node.value.elts]
    raise AssertionError("actions/turns/registry.py has no ACTIONS")


def enum_values(path, name):
    """Return the values of a StrEnum, in order."""
    for node in ast.parse((ROOT / path).read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef) and node.name == name:
            return [line.value.value for line in node.body if isinstance(line, ast.Assign)]
    raise AssertionError(f"{path} has no {name}")


@cache
def strings_in_actions(pattern):
    """Return every string literal in actions/ that `pattern` matches whole."""
    wanted = re.compile(pattern)
    found = set()
    for path in (ROOT / "actions").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and wanted.fullmatch(node.value)
            ):
                found.add(node.value)
    return found


# An e-mail address in a conversation, and the digest both sides must make of it with this secret.
PROOF_SECRET = "a secret of the tests, long enough"
PROOF_OF = ("Ada@Example.com", "conversation-1")
