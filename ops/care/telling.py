"""How an explanation and a report look: on a terminal, and as plain values."""

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Group
from rich.table import Table
from rich.text import Text

from actions.care.matching import Look
from actions.care.schema import Row
from ops.care.explaining import Explained
from ops.care.reporting import Line

_SHOWN_SCORES = 3


def explained(found: Explained) -> Group:
    """Return an explanation for a terminal."""
    scores = sorted(found.scores.items(), key=lambda one: -one[1])[:_SHOWN_SCORES]
    words = ", ".join(f"{name} {value:.2f}" for name, value in scores) or "not read"
    seen = ", ".join(f"{name} {value:.1f}" for name, value in found.behaviour.items()) or "nothing"
    grave = f"[{found.alarm}]" if found.alarm else "none"
    facts = ", ".join(f"{name} {_plain(value)}" for name, value in found.facts.items())
    rows = {
        "words": f"{words}  (anger + frustration {found.heat_of_words:.2f})",
        "behaviour": f"{seen}  (together {found.heat:.2f})",
        "mood": f"{found.mood.emotion} {found.mood.level:.2f}, valence {found.mood.valence:+.2f}",
        "tone": f"{found.tone}, {found.trend}",
        "grave words": grave,
        "may offer": f"asked for: {_held(found.held_asked)}; unasked: {_held(found.held_unasked)}"
        f"  (anger + frustration in the message {found.share:.2f})",
        "columns": facts,
    }
    about = Text("\n".join(f"{name:12}{value}" for name, value in rows.items()))
    return Group(
        about, _table("How the answer opens", found.openings), _table("What follows it", found.rules)
    )


def explained_json(found: Explained) -> dict[str, Any]:
    """Return an explanation as plain values."""
    rule = found.rule
    return {
        "scores": dict(found.scores),
        "behaviour": dict(found.behaviour),
        "heat_of_words": round(found.heat_of_words, 4),
        "heat": round(found.heat, 4),
        "mood": found.mood.emotion,
        "valence": round(found.mood.valence, 4),
        "tone": found.tone,
        "trend": found.trend,
        "alarm": found.alarm,
        "delicate": found.delicate,
        "may_offer": found.held_asked is None,
        "held": {"asked": found.held_asked, "unasked": found.held_unasked, "share": round(found.share, 4)},
        "columns": {name: _plain(value) for name, value in found.facts.items()},
        "opening": _look(found.opening),
        "rule": _look(rule) if rule is not None else None,
        "skipped": [_look(look) for look in found.rules if rule is None or look.number < rule.number],
    }


def report(lines: Sequence[Line]) -> Group:
    """Return the effect of each wording for a terminal, a table for each family."""
    families: dict[str, list[Line]] = {}
    for line in lines:
        families.setdefault(line.wording.partition("#")[0], []).append(line)
    return Group(*(_family(name, of_family) for name, of_family in families.items()))


def _family(name: str, lines: Sequence[Line]) -> Table:
    columns = ("#", "answered", "calmed by", "95 %", "lifted by", "words")
    table = Table(*columns, title=name, title_justify="left")
    for line in lines:
        interval = f"{line.low:+.2f} … {line.high:+.2f}" if line.low is not None else "–"
        table.add_row(
            line.wording.partition("#")[2],
            str(line.answered),
            f"{line.calmed:+.3f}" if line.answered else "–",
            interval,
            f"{line.lifted:+.3f}" if line.answered else "–",
            line.text,
        )
    return table


def _table(title: str, looks: Sequence[Look[Any]]) -> Table:
    table = Table("row", "", "strategy", "say", "why", title=title, title_justify="left")
    followed = next((look.number for look in looks if look.fits and not look.held), 0)
    for look in looks[: followed or len(looks)]:
        mark = "→" if look.number == followed else ""
        table.add_row(str(look.number), mark, str(look.row.strategy), look.row.say or "–", _why(look))
    return table


def _why(look: Look[Any]) -> str:
    if look.held:
        return f"fits, but {look.held}"
    if look.failing:
        return f"not: {', '.join(_column(look.row, name) for name in look.failing)}"
    return f"fits: {', '.join(_column(look.row, name) for name in look.fitting) or 'always'}"


def _column(row: Row, name: str) -> str:
    wanted = getattr(row, name)
    return f"{name} {' or '.join(map(str, wanted)) if isinstance(wanted, list) else _plain(wanted)}"


def _look(look: Look[Any]) -> Mapping[str, Any]:
    return {
        "row": look.number,
        "strategy": look.row.strategy,
        "say": look.row.say,
        "matched": list(look.fitting),
        "not_matched": list(look.failing),
        "held": look.held,
    }


def _held(hold: str | None) -> str:
    return "yes" if hold is None else f"no, {hold}"


def _plain(value: object) -> str:
    return {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)
