"""Which of our eight emotions each label of another model means: a TOML file with a table [labels].

Every label of the model must be there: one that is left out would vanish from the probabilities in silence.
"""

import tomllib
from collections.abc import Sequence
from pathlib import Path

from emotion.errors import BadMapping
from emotion.labels import EMOTIONS, Emotion


def read_mapping(path: Path, labels: Sequence[str]) -> tuple[Emotion, ...]:
    """Return our emotion for each of a model's labels, in their order.

    Raises
    ------
    BadMapping
        If the file is missing or not TOML, or labels are missing, unknown to the model, or mapped to no
        emotion of ours.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8")).get("labels")
    except OSError as error:
        raise BadMapping(
            f"{path} cannot be read ({error.strerror}); emotion_labels in attune.toml names the file that "
            f"maps the model's labels: {', '.join(labels)}"
        ) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadMapping(f"{path} cannot be read as TOML: {error}") from error
    if not isinstance(table, dict):
        raise BadMapping(f'{path} has no table [labels] with lines like "joy" = "delight"')
    problems = [
        ("does not map", [label for label in labels if label not in table]),
        ("maps what the model does not have:", [label for label in table if label not in labels]),
        (
            f"maps to something that is none of {', '.join(EMOTIONS)}:",
            [f"{label} = {said!r}" for label, said in table.items() if said not in EMOTIONS],
        ),
    ]
    if found := [f"{what} {', '.join(which)}" for what, which in problems if which]:
        raise BadMapping(f"{path} {'; '.join(found)}. The model's labels: {', '.join(labels)}")
    return tuple(Emotion(table[label]) for label in labels)
