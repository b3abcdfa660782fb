"""An evaluation as a person reads it."""

from emotion.training.evaluate import Report

_WIDTH = 28


def as_text(report: Report) -> str:
    """Return figures and per-label F1, a line each."""
    lines = [f"{name:<{_WIDTH}} {value:.4f}" for name, value in report.figures.items()]
    for name, labels in report.per_label.items():
        lines.append(f"\n{name} ({report.rows[name]} rows)")
        lines += [f"  {label:<{_WIDTH - 2}} {value:.4f}" for label, value in labels.items()]
    return "\n".join(lines)
