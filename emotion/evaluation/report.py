"""What an evaluation found, as a value; `as_json` is what `./attune emotion evaluate --json` prints."""

from dataclasses import asdict, dataclass, field
from typing import Any

from emotion.evaluation.bootstrap import Interval
from emotion.evaluation.fairness import Spread
from emotion.evaluation.judgement import Judgement, Table
from emotion.evaluation.pairs import Pair
from emotion.evaluation.slices import Slice


@dataclass(slots=True)
class Report:
    """What was measured and what was not.

    Attributes
    ----------
    split
        Of GoEmotions, where it was measured.
    figures
        Name to value, in 0-1.
    intervals
        95 % bootstrap intervals of some of the figures, by the same names.
    tables
        Name of the set to precision, recall, F1 and rows of each label.
    judgements
        Sets with one label a row, with every probability; for charts.
    slices, spreads
        Accuracy by kind of message; scores by member of a group.
    disordered
        Graded pairs read the wrong way round.
    skipped
        Sets that were not there, in words.
    """

    model: str
    split: str | None = None
    figures: dict[str, float] = field(default_factory=dict)
    intervals: dict[str, Interval] = field(default_factory=dict)
    tables: dict[str, Table] = field(default_factory=dict)
    judgements: dict[str, Judgement] = field(default_factory=dict)
    slices: dict[str, dict[str, Slice]] = field(default_factory=dict)
    spreads: dict[str, Spread] = field(default_factory=dict)
    disordered: list[Pair] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)

    def measure(self, name: str, found: Interval) -> None:
        """Note a figure that has an interval."""
        self.figures[name] = found.value
        self.intervals[name] = found

    def as_json(self) -> dict[str, Any]:
        """Return figures at the top, details below; no text of any message but our own pairs'."""
        return {
            **{name: round(value, 4) for name, value in self.figures.items()},
            "model": self.model,
            "split": self.split,
            "intervals": {
                name: [round(one.low, 4), round(one.high, 4)] for name, one in self.intervals.items()
            },
            "rows": {name: sum(row["rows"] for row in table.values()) for name, table in self.tables.items()},
            "per_label": self.tables,
            "confusion": {name: one.confusion().tolist() for name, one in self.judgements.items()},
            "slices": {
                name: {kind: asdict(one) for kind, one in found.items()}
                for name, found in self.slices.items()
            },
            "fairness": {
                name: {"gap": round(one.gap, 4), "flips": round(one.flips, 4), "scores": one.scores}
                for name, one in self.spreads.items()
            },
            "skipped": self.skipped,
        }
