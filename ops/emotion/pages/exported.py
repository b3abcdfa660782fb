"""What `emotion export` made: how far 8 bits stray, what it says of the probe sentences, how fast it is."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from matplotlib.figure import Figure

from emotion import Reader
from emotion.evaluation.drawing import INK, MAIN, panel
from emotion.evaluation.summary import Summary, Table, write_summary
from emotion.probes import PROBES
from ops.emotion.lengths import times_by_length

_TOKENS = (8, 16, 32, 64, 128)
_ROUNDS = 7


def write(reader: Reader, run: Mapping[str, Any], folder: Path) -> Path:
    """Write the page about what is served now and return it."""
    manifest = reader.manifest
    by_length = times_by_length(reader, _TOKENS, rounds=_ROUNDS)
    times = {tokens: processor for tokens, (_, processor) in by_length.items()}
    facts = {name: value for name, value in manifest.export.items() if name != "sha256"}
    said = tuple(
        (text, one.emotion.value, one.confidence, one.intensity, "yes" if one.abstained else "")
        for text, one in zip(PROBES, reader.read_many(PROBES), strict=True)
    )
    summary = Summary(
        title=f"Export of {reader.version}",
        about="What is served now. The difference is the mean one of a probability, on the probe sentences, "
        "to the 32-bit model the weights make. ./attune emotion rollback goes back to what served before.",
        run={
            **run,
            "export": facts,
            "sha256": manifest.export.get("sha256", {}),
            "ms_by_tokens": {str(tokens): round(ms, 2) for tokens, ms in times.items()},
            "metrics": dict(manifest.metrics),
        },
        tables=(
            Table("Made", ("what", "value"), (("method", manifest.method), *facts.items())),
            Table("Measured when it was trained", ("figure", "value"), tuple(_plain(manifest.metrics))),
            Table(
                "What it says", ("probe sentence", "emotion", "confidence", "intensity", "abstained"), said
            ),
        ),
        charts={"time": ("Processor time of one message by its length, one thread.", _drawn(times))},
    )
    return write_summary(summary, folder)


def _plain(metrics: Mapping[str, Any]) -> list[tuple[str, float | str]]:
    return [
        (name, float(value) if isinstance(value, int | float) else str(value))
        for name, value in metrics.items()
    ]


def _drawn(times: Mapping[int, float]) -> Figure:
    figure, axes = panel(6.2, 3.8, "Processor time of one message")
    axes.plot(list(times), list(times.values()), marker="o", color=MAIN)
    for tokens, ms in times.items():
        axes.annotate(
            f"{ms:.1f} ms", (tokens, ms), (0, 8), textcoords="offset points", ha="center", fontsize=9
        )
    axes.set_xticks(list(times))
    axes.set_xlabel("tokens", color=INK)
    axes.set_ylabel("milliseconds", color=INK)
    axes.set_ylim(bottom=0.0, top=max(times.values()) * 1.2)
    return figure
