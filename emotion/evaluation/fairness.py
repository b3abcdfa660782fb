"""Fairness: whether the reading changes when only the person or the dialect does.

Counterfactual templates as in Dixon et al. (2018), Measuring and Mitigating Unintended Bias in Text
Classification, section 4. A member's score is the mean probability given to the right labels, which moves
long before a label flips.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from emotion.errors import BadData
from emotion.labels import EMOTIONS, Emotion
from emotion.reader import Reader


@dataclass(frozen=True, slots=True)
class Template:
    """A message with a slot for whom it is about, and its label."""

    slot: str
    text: str
    emotion: Emotion


@dataclass(frozen=True, slots=True)
class Counterfactuals:
    """Groups by name, each with slot and members; templates; sayings: the label, and dialect to text."""

    groups: Mapping[str, tuple[str, tuple[str, ...]]]
    templates: tuple[Template, ...]
    sayings: tuple[tuple[Emotion, Mapping[str, str]], ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """One group: each member's score (0-1), and the share of readings unlike the group's usual one."""

    scores: Mapping[str, float]
    flips: float

    @property
    def gap(self) -> float:
        """Best member's score less the worst's."""
        return max(self.scores.values()) - min(self.scores.values())


def read_counterfactuals(path: Path) -> Counterfactuals:
    """Read the groups, messages and dialects of a TOML file.

    Raises
    ------
    BadData
        If it is not TOML, or lacks a part.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        groups = {name: (one["slot"], tuple(one["members"])) for name, one in content["groups"].items()}
        templates = tuple(
            Template(one["slot"], one["text"], Emotion(one["emotion"])) for one in content["messages"]
        )
        sayings = tuple(_saying(one) for one in content["dialects"])
    except (tomllib.TOMLDecodeError, KeyError, ValueError) as error:
        raise BadData(f"{path}: {error}; expected [groups.*], [[messages]] and [[dialects]]") from error
    return Counterfactuals(groups, templates, sayings)


def _saying(one: Mapping[str, Any]) -> tuple[Emotion, Mapping[str, str]]:
    return Emotion(one["emotion"]), {name: text for name, text in one.items() if name != "emotion"}


def spreads(reader: Reader, content: Counterfactuals) -> dict[str, Spread]:
    """Read every template for every member of every group, and every saying in every dialect."""
    found = {}
    for name, (slot, members) in content.groups.items():
        templates = [template for template in content.templates if template.slot == slot]
        texts = [[_filled(template, member) for template in templates] for member in members]
        found[name] = _spread(reader, members, texts, [template.emotion for template in templates])
    dialects = tuple(content.sayings[0][1]) if content.sayings else ()
    if dialects:
        texts = [[saying[dialect] for _, saying in content.sayings] for dialect in dialects]
        found["dialects"] = _spread(reader, dialects, texts, [emotion for emotion, _ in content.sayings])
    return found


def _filled(template: Template, member: str) -> str:
    text = re.sub(r"\{\w+\}", lambda _: member, template.text)
    return text[0].upper() + text[1:]


def _spread(
    reader: Reader, members: tuple[str, ...], texts: list[list[str]], labels: list[Emotion]
) -> Spread:
    flat = [text for row in texts for text in row]
    service = reader.score(flat, alone=True).service.reshape(len(members), len(labels), len(EMOTIONS))
    right = service[:, np.arange(len(labels)), [EMOTIONS.index(label) for label in labels]]
    said = service.argmax(axis=2)
    usual = np.array([np.bincount(column).argmax() for column in said.T])
    scores = {
        member: round(float(score), 4) for member, score in zip(members, right.mean(axis=1), strict=True)
    }
    return Spread(scores, float((said != usual).mean()))
