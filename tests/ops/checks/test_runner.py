"""Running checks: side by side, then alone; every one, whatever fails."""

import sys

import pytest

from ops.checks.plan import Check, Lane, checks
from ops.checks.runner import CheckRunner
from ops.checks.tally import Tally


@pytest.fixture
def run(tmp_path):
    def run_checks(*wanted: Check):
        events: list[str] = []
        runner = CheckRunner(
            tmp_path,
            {},
            lambda check, result: events.append(f"{check.name} {'ends' if result else 'starts'}"),
        )
        return runner.run(wanted), events

    return run_checks


def check(name: str, code: str = "", lane: Lane = Lane.MAIN, **options) -> Check:
    return Check(name, lane, (sys.executable, "-c", code), **options)


def test_a_failed_check_does_not_keep_the_others_from_running(run):
    results, _ = run(check("bad", "raise SystemExit(1)"), check("good"))
    assert [result.tally for result in results] == [Tally(failed=1), Tally(passed=1)]


def test_two_lanes_run_side_by_side(run):
    _, events = run(check("one", "import time; time.sleep(.5)"), check("two", lane=Lane.BOT))
    assert events[:2] == ["one starts", "two starts"]


def test_one_lane_is_one_after_the_other(run):
    _, events = run(check("one"), check("two"))
    assert events == ["one starts", "one ends", "two starts", "two ends"]


def test_what_must_be_alone_waits_for_all_others(run):
    _, events = run(check("e2e", lane=Lane.ALONE), check("one"), check("two", lane=Lane.BOT))
    assert events[-2:] == ["e2e starts", "e2e ends"]


def test_what_a_check_says_is_kept(run):
    results, _ = run(check("loud", "print('hear me')"))
    assert results[0].log.read_text() == "hear me\n"


def test_pytest_finding_no_test_is_no_failure(run, tmp_path):
    (tmp_path / "test").mkdir()
    report = str(tmp_path / "test/empty.xml")
    code = f"open({report!r}, 'w').write('<testsuite tests=\"0\"/>'); raise SystemExit(5)"
    results, _ = run(check("empty", code, counts=True))
    assert results[0].tally == Tally()


def test_quick_leaves_out_what_is_slow_and_what_needs_a_trained_model(tmp_path):
    quick = checks(tmp_path, quick=True)
    assert not {"rasa test", "end to end"} & {one.name for one in quick}
    assert all("not slow" in " ".join(one.command) for one in quick if one.counts)


def test_all_of_it_drives_the_whole_system_alone(tmp_path):
    assert [one.name for one in checks(tmp_path, quick=False) if one.lane is Lane.ALONE] == ["end to end"]


@pytest.mark.parametrize(
    ("argument", "python"), [("tests/bot/channels", "bot/.venv"), ("tests/ops", sys.executable)]
)
def test_named_tests_run_alone_in_the_environment_they_belong_to(tmp_path, argument, python):
    found = checks(tmp_path, quick=False, extra=[argument])
    assert len(found) == 1
    assert found[0].command[0].startswith(python)
