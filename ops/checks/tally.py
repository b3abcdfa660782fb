"""Counting: what passed, failed and was skipped."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree


@dataclass(frozen=True, slots=True)
class Tally:
    """Numbers of tests by how they ended."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __str__(self) -> str:
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"


def total(tallies: Iterable[Tally]) -> Tally:
    """Return the sum."""
    several = list(tallies)
    return Tally(
        sum(one.passed for one in several),
        sum(one.failed for one in several),
        sum(one.skipped for one in several),
    )


def one_check(status: int) -> Tally:
    """Return the tally of a check that is a test of its own."""
    return Tally(failed=1) if status else Tally(passed=1)


def of_report(path: Path, status: int) -> Tally:
    """Return what a JUnit report counts.

    A run that failed without a failing test (it could not start, say) counts as one failure.
    """
    try:
        suites = list(ElementTree.parse(path).getroot().iter("testsuite"))  # noqa: S314 — pytest wrote it
    except (OSError, ElementTree.ParseError):
        return one_check(status or 1)
    count = {
        key: sum(int(suite.get(key, "0")) for suite in suites)
        for key in ("tests", "failures", "errors", "skipped")
    }
    failed = count["failures"] + count["errors"]
    passed = count["tests"] - failed - count["skipped"]
    if status and not failed:
        failed = 1
    return Tally(passed, failed, count["skipped"])
