"""The graph gives what Rasa's own runner gives."""

import pytest

pytest.importorskip("rasa")

from rasa.engine.exceptions import GraphRunError
from rasa.engine.graph import ExecutionContext, GraphComponent, GraphSchema, SchemaNode
from rasa.engine.runner.dask import DaskGraphRunner

from bot.graph import order_of, run_in_order


class Sum(GraphComponent):
    """Adds up what it is given; fails on demand."""

    def __init__(self, own):
        self.own = own

    @classmethod
    def create(cls, config, model_storage, resource, execution_context):
        return cls(config["own"])

    def run(self, **given):
        if "failure" in given.values():
            raise RuntimeError("as asked")
        return self.own + sum(given.values())


class Two(Sum):
    def run(self, a, b):
        return super().run(a=a, b=b)


class One(Sum):
    def run(self, a):
        return super().run(a=a)


def node(kind, own, **needs):
    return SchemaNode(
        needs=needs, uses=kind, fn="run", constructor_name="create", config={"own": own}, eager=True
    )


# Listed against the order it must run in.
SCHEMA = GraphSchema(
    {
        "last": node(Two, 1000, a="left", b="right"),
        "right": node(One, 100, a="first"),
        "left": node(One, 10, a="first"),
        "first": node(One, 1, a="__message__"),
        "unasked": node(One, 5, a="__message__"),
    }
)


@pytest.fixture(scope="module")
def runner():
    return DaskGraphRunner(SCHEMA, None, ExecutionContext(SCHEMA))


@pytest.mark.parametrize("targets", [["last"], ["left"], ["right", "left"], ["first", "last"]])
def test_it_gives_what_dask_gives(runner, targets):
    inputs = {"__message__": 7}
    assert run_in_order(runner, inputs, targets) == runner.run(inputs, targets)


def test_a_node_runs_once_and_only_when_needed():
    names = [name for name, _ in order_of(SCHEMA, ["last"])]
    assert sorted(names) == ["first", "last", "left", "right"]
    assert (names[0], names[-1]) == ("first", "last")


@pytest.mark.parametrize("inputs", [{}, None])
def test_a_missing_input_is_told(runner, inputs):
    with pytest.raises(GraphRunError):
        run_in_order(runner, inputs, ["last"])


def test_what_a_node_raises_is_told_as_rasa_tells_it(runner):
    for run in (runner.run, lambda inputs, targets: run_in_order(runner, inputs, targets)):
        with pytest.raises(Exception, match="node first"):
            run({"__message__": "failure"}, ["last"])
