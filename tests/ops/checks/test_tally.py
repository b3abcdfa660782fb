"""Counting tests."""

import pytest

from ops.checks.tally import Tally, of_report, one_check, total

REPORT = '<testsuites><testsuite tests="7" failures="1" errors="1" skipped="2"/></testsuites>'


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.xml"
    path.write_text(REPORT)
    return path


def test_a_report_is_counted(report):
    assert of_report(report, status=1) == Tally(passed=3, failed=2, skipped=2)


def test_a_run_that_failed_without_a_failing_test_counts_as_a_failure(tmp_path):
    path = tmp_path / "report.xml"
    path.write_text('<testsuite tests="2" failures="0" errors="0" skipped="0"/>')
    assert of_report(path, status=3) == Tally(passed=2, failed=1)


@pytest.mark.parametrize("status", [0, 1])
def test_a_report_that_was_never_written_is_a_failure(tmp_path, status):
    assert of_report(tmp_path / "absent.xml", status) == Tally(failed=1)


@pytest.mark.parametrize(("status", "tally"), [(0, Tally(passed=1)), (2, Tally(failed=1))])
def test_a_check_without_tests_counts_as_one(status, tally):
    assert one_check(status) == tally


def test_the_sum_reads_as_one_line():
    assert str(total([Tally(1, 2, 3), Tally(10, 0, 1)])) == "11 passed, 2 failed, 4 skipped"
