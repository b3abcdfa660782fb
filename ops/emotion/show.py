"""An evaluation as a person reads it."""

from emotion.evaluation.report import Report

_WIDTH = 34


def as_text(report: Report) -> str:
    """Return figures with their intervals, then precision, recall and F1 of each label, a line each."""
    lines = []
    for name, value in report.figures.items():
        found = report.intervals.get(name)
        lines.append(
            f"{name:<{_WIDTH}} {value:.4f}" + (f"  ({found.low:.3f}–{found.high:.3f})" if found else "")
        )
    for name, table in report.tables.items():
        lines.append(f"\n{name:<{_WIDTH}} {'precision':>9} {'recall':>7} {'F1':>7} {'rows':>6}")
        lines += [
            f"  {label:<{_WIDTH - 2}} {row['precision']:>9.3f} {row['recall']:>7.3f} {row['f1']:>7.3f}"
            f" {row['rows']:>6}"
            for label, row in table.items()
        ]
    return "\n".join(lines)
