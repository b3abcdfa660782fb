"""Running steps: each once, in an order that respects their needs, none left behind."""

import sys
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from ops.build.plan import Step, steps, with_needs
from ops.build.runner import Runner
from ops.errors import StepFailed
from ops.settings import Settings


@dataclass
class Told:
    """A progress that remembers."""

    events: list[str] = field(default_factory=list)

    def started(self, step):
        self.events.append(f"start {step.name}")

    def ended(self, step, *, skipped):
        self.events.append(f"{'skip' if skipped else 'end'} {step.name}")

    def tick(self):
        pass


@pytest.fixture
def told():
    return Told()


@pytest.fixture
def run(tmp_path, told):
    def run_steps(*wanted: Step, free_gb: float = 100.0) -> list[str]:
        told.events.clear()
        settings = Settings(home=tmp_path / "home")
        Runner(settings, tmp_path, told, lambda: free_gb).run(wanted)
        return told.events

    return run_steps


def python(code: str) -> tuple[str, ...]:
    return (sys.executable, "-c", code)


def step(name: str, code: str = "", **options) -> Step:
    return Step(name, name.title(), python(code), advice=f"Look at {name}.", **options)


def test_a_step_with_unchanged_inputs_is_done_once(run, tmp_path):
    (tmp_path / "input").write_text("1")
    one = step("one", inputs=("input",))
    assert run(one) == ["start one", "end one"]
    assert run(one) == ["skip one"]
    (tmp_path / "input").write_text("2")
    assert run(one) == ["start one", "end one"]


def test_an_input_saved_while_the_step_runs_makes_it_due_again(run, tmp_path):
    (tmp_path / "input").write_text("1")
    changing = f"from pathlib import Path; Path({str(tmp_path / 'input')!r}).write_text('2')"
    run(step("one", changing, inputs=("input",)))
    assert run(step("one", changing, inputs=("input",))) == ["start one", "end one"]


def test_a_step_waits_for_what_it_needs(run):
    late = step("late", needs=("early",))
    assert run(late, step("early")) == ["start early", "end early", "start late", "end late"]


def test_steps_that_need_nothing_of_each_other_run_side_by_side(run):
    assert run(step("one", "import time; time.sleep(.3)"), step("two"))[:2] == ["start one", "start two"]


def test_a_step_that_does_not_fit_beside_another_waits(run):
    events = run(step("one"), step("two", weight_gb=4.0), free_gb=2.0)
    assert events == ["start one", "end one", "start two", "end two"]


def test_a_failed_step_names_itself_its_log_and_what_to_do(run, tmp_path):
    with pytest.raises(StepFailed) as failure:
        run(step("bad", "print('the reason'); raise SystemExit(3)"))
    text = str(failure.value)
    for words in ("step failed: Bad", "status 3", "the reason", "build-bad.log", "What to do: Look at bad."):
        assert words in text


def test_a_step_that_makes_nothing_has_failed(run, tmp_path):
    with pytest.raises(StepFailed, match="did not make"):
        run(step("idle", inputs=("*",), outputs=(tmp_path / "model",)))


def test_a_failed_step_is_due_again(run, tmp_path):
    flag = tmp_path / "flag"
    bad = step(
        "bad", f"import pathlib; raise SystemExit(not pathlib.Path({str(flag)!r}).exists())", inputs=("x",)
    )
    with pytest.raises(StepFailed):
        run(bad)
    flag.touch()
    assert run(bad) == ["start bad", "end bad"]


def test_a_failure_ends_the_steps_beside_it(run, tmp_path):
    survivor = tmp_path / "survivor"
    code = f"import time, pathlib; time.sleep(2); pathlib.Path({str(survivor)!r}).touch()"
    with pytest.raises(StepFailed):
        run(step("slow", code), step("bad", "raise SystemExit(1)"))
    assert not survivor.exists()


def test_the_plan_can_be_carried_out_in_its_order():
    done: set[str] = set()
    for one in steps(Settings()):
        assert set(one.needs) <= done
        done.add(one.name)


def test_a_password_of_the_database_is_not_in_any_advice():
    settings = replace(Settings(), database_url="postgresql://user:hush@host/name")
    assert not [one for one in steps(settings) if "hush" in one.advice]


def test_rasa_is_trained_from_everything_that_matters():
    rasa = next(one for one in steps(Settings()) if one.name == "rasa")
    for needed in ("config.yml", "domain.yml", "data/nlu", "data/rules", "data/stories", "locks/bot.txt"):
        assert needed in rasa.inputs
        assert Path(needed).exists() or needed == "data/stories"


def test_a_target_brings_all_that_it_needs():
    plan = [step("a"), step("b", needs=("a",)), step("c"), step("d", needs=("b",))]
    assert [one.name for one in with_needs(["d"], plan)] == ["a", "b", "d"]
