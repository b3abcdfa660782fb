"""Runs the trained graph's nodes one after the other, in an order found once.

Rasa 3.6 hands the graph to dask, which plans it anew for each message and each prediction and passes every
node through a queue made for many workers; here there is one.
"""

from __future__ import annotations

from graphlib import TopologicalSorter
from typing import Any, Dict, List, Optional, Tuple

from rasa.engine.exceptions import GraphRunError
from rasa.engine.graph import GraphSchema
from rasa.engine.runner.dask import DaskGraphRunner

_ORDERS = "attune_orders"
# Each node with the names of the nodes and inputs it needs.
Order = List[Tuple[str, Tuple[str, ...]]]


def order_of(schema: GraphSchema, targets: List[str]) -> Order:
    """Return what must run for the targets, everything after what it needs."""
    nodes = schema.minimal_graph_schema(targets).nodes
    needs = {name: tuple(node.needs.values()) for name, node in nodes.items()}
    return [(name, needs[name]) for name in TopologicalSorter(needs).static_order() if name in needs]


def run_in_order(
    runner: DaskGraphRunner, inputs: Optional[Dict[str, Any]] = None, targets: Optional[List[str]] = None
) -> Dict[str, Any]:
    """Return the targets' outputs, as `DaskGraphRunner.run` does.

    Raises
    ------
    GraphRunError
        If an input is missing, or a node fails without a word of its own.
    """
    schema = runner._graph_schema
    wanted = list(targets or schema.target_names)
    orders: Dict[Tuple[str, ...], Order] = runner.__dict__.setdefault(_ORDERS, {})
    order = orders.get(tuple(wanted))
    if order is None:
        order = orders[tuple(wanted)] = order_of(schema, wanted)
    done: Dict[str, Any] = {name: (name, value) for name, value in (inputs or {}).items()}
    try:
        for name, needs in order:
            if name not in done:
                done[name] = runner._instantiated_nodes[name](*(done.get(need, need) for need in needs))
    except RuntimeError as error:
        raise GraphRunError("Error running runner.") from error
    return {name: done[name][1] for name in wanted}


def prepare_graph() -> None:
    """Have Rasa run its graph like this from now on; doing it again changes nothing."""
    DaskGraphRunner.run = run_in_order
