"""Running checks: two at a time, then alone; every one, whatever fails."""

import sys
from pathlib import Path

import psutil
import pytest

from ops.checks.plan import Check, checks
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


def check(name: str, code: str = "", **options) -> Check:
    return Check(name, (sys.executable, "-c", code), **options)


def test_a_failed_check_does_not_keep_the_others_from_running(run):
    results, _ = run(check("bad", "raise SystemExit(1)"), check("good"))
    assert [result.tally for result in results] == [Tally(failed=1), Tally(passed=1)]


def test_two_run_side_by_side_and_the_third_when_one_of_them_ended(run, tmp_path):
    seen = str(tmp_path / "seen")
    waits = f"import os, time\nwhile not os.path.exists({seen!r}): time.sleep(.01)"
    _, events = run(check("one", waits), check("two"), check("three", f"open({seen!r}, 'w')"))
    assert events[:4] == ["one starts", "two starts", "two ends", "three starts"]


def test_what_must_be_alone_comes_after_all_others_one_by_one(run):
    _, events = run(check("e2e", alone=True), check("bench", alone=True), check("one"), check("two"))
    assert events[-4:] == ["e2e starts", "e2e ends", "bench starts", "bench ends"]


def test_results_come_in_the_order_of_the_checks_whichever_ends_first(run):
    results, events = run(check("slow", "import time; time.sleep(.5)"), check("fast"))
    assert events[2:] == ["fast ends", "slow ends"]
    assert [result.check.name for result in results] == ["slow", "fast"]


def test_interrupted_it_leaves_nothing_running(tmp_path):
    def interrupt(_: Check, result: object) -> None:
        if result:
            raise KeyboardInterrupt

    before = psutil.Process().children(recursive=True)
    runner = CheckRunner(tmp_path, {}, interrupt)
    with pytest.raises(KeyboardInterrupt):
        runner.run([check("long", "import time; time.sleep(60)"), check("short")])
    assert psutil.Process().children(recursive=True) == before


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
    assert [one.name for one in checks(tmp_path, quick=False) if one.alone] == ["end to end"]


@pytest.mark.parametrize("quick", [True, False])
def test_every_test_of_the_tree_belongs_to_a_check(tmp_path, quick):
    named = [Path(word) for one in checks(tmp_path, quick=quick) for word in one.command[1:]]
    left_out = ["tests/e2e"] if quick else []
    tests = [path for path in Path("tests").rglob("test_*.py") if str(path.parent) not in left_out]
    assert [path for path in tests if not any(path.is_relative_to(one) for one in named)] == []


@pytest.mark.parametrize(
    ("argument", "python"), [("tests/bot/channels", "bot/.venv"), ("tests/ops", sys.executable)]
)
def test_named_tests_run_alone_in_the_environment_they_belong_to(tmp_path, argument, python):
    found = checks(tmp_path, quick=False, extra=[argument])
    assert len(found) == 1
    assert found[0].command[0].startswith(python)
