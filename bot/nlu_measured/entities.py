"""Counts the entities the trained model finds in annotated texts kept apart from training."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any, Dict, List, Set, Tuple

from rasa.core.agent import Agent

from bot.nlu_measured.scores import Span, entity_counts, f1

_MARKED = re.compile(r"\[(?P<words>[^\]]+)\]\((?P<kind>\w+)\)")
_NOT_GOODS = frozenset(("also",))


def read_annotated(path: Path) -> List[Tuple[str, Set[Span]]]:
    """Return the texts of a file with the spans that are marked in them: "[under fifty](budget)"."""
    return [annotated(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def annotated(line: str) -> Tuple[str, Set[Span]]:
    """Return one line without its marks, and the spans marked."""
    text, spans, end = "", set(), 0
    for match in _MARKED.finditer(line):
        text += line[end : match.start()]
        spans.add((match["kind"], len(text), len(text) + len(match["words"])))
        text += match["words"]
        end = match.end()
    return text + line[end:], spans


async def entity_figures(agent: Agent, lines: List[Tuple[str, Set[Span]]]) -> Dict[str, Any]:
    """Return F1 over all entities and by kind; an entity counts when kind, start and end are right."""
    counts: Counter[Tuple[str, str]] = Counter()
    wrong: List[str] = []
    for text, wanted in lines:
        parsed = await agent.parse_message(text)
        found = {
            (one["entity"], one["start"], one["end"])
            for one in parsed.get("entities") or []
            if one["entity"] not in _NOT_GOODS and one.get("role") != "other"
        }
        counts += entity_counts(wanted, found)
        wrong += [_shown("missed", text, span) for span in sorted(wanted - found)]
        wrong += [_shown("made up", text, span) for span in sorted(found - wanted)]
    kinds = sorted({kind for kind, _ in counts})
    return {"f1": f1(counts), "by_kind": {kind: round(f1(counts, kind), 4) for kind in kinds}, "wrong": wrong}


def _shown(what: str, text: str, span: Span) -> str:
    kind, start, end = span
    return f"{what}: {kind} {text[start:end]!r} in {text!r}"
