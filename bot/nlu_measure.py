"""Measures understanding and prints one JSON object on standard output.

Run as `bot/.venv/bin/python -m bot.nlu_measure MODEL [--grouped]`; `attune nlu evaluate` does. Examples are
read from data/nlu, the texts kept apart from data/nlu-test.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import os
import time
from pathlib import Path
from typing import Any, Dict

import structlog
from rasa.core.agent import Agent
from rasa.shared.nlu.training_data.loading import load_data

from bot.nlu.sentences import SentenceEncoder
from bot.nlu_measured.entities import entity_figures, read_annotated
from bot.nlu_measured.intents import Trial

EXAMPLES = "data/nlu"
KEPT_APART = Path("data/nlu-test")
N_FOLDS = 5


def measure(model: str, *, grouped: bool) -> Dict[str, Any]:
    """Return all figures."""
    examples = [(one.get("text"), one.get("intent")) for one in load_data(EXAMPLES).intent_examples]
    outside = [
        line for line in (KEPT_APART / "out_of_scope.txt").read_text(encoding="utf-8").splitlines() if line
    ]
    texts, intents = [text for text, _ in examples], [intent for _, intent in examples]
    trial = Trial(SentenceEncoder(Path(".attune/encoder")), texts, intents, outside, N_FOLDS)
    figures = trial.run()
    macro = figures["macro_f1"]
    agent = Agent.load(model)
    entities = asyncio.run(entity_figures(agent, read_annotated(KEPT_APART / "entities.txt")))
    report = {
        "intent_macro_f1": macro["plain"],
        "entity_f1": entities["f1"],
        "typo_drop": 100 * (macro["plain"] - macro["slips"]),
        "oos_auroc": figures["oos_auroc"],
        "intents": len(trial.labels),
        "examples": len(examples),
        "outside_texts": len(outside),
        "typo_macro_f1": macro["slips"],
        "sparse_only_macro_f1": macro["sparse"],
        "sparse_only_typo_macro_f1": macro["sparse_slips"],
        "entity_f1_by_kind": entities["by_kind"],
        "intent_f1": figures["by_intent"],
        "confusions": figures["confusions"],
        "entities_wrong": entities["wrong"],
    }
    if grouped:
        groups = trial.groups()
        report["near_duplicate_examples"] = len(groups) - len(set(groups.tolist()))
        report["grouped_macro_f1"] = trial.run(groups)["macro_f1"]["plain"]
    return report


def main() -> None:
    """Measure, then print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model")
    parser.add_argument("--grouped", action="store_true")
    asked = parser.parse_args()
    # Rasa and TensorFlow print to standard output now and then: only the figures may go there.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    logging.disable(logging.WARNING)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    began = time.monotonic()
    report = measure(asked.model, grouped=asked.grouped)
    report["seconds"] = time.monotonic() - began
    answers.write(json.dumps(report, default=float) + "\n")
    answers.flush()


if __name__ == "__main__":
    main()
