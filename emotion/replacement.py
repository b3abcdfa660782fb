"""Another maker's model in place of ours: any Hugging Face sequence classifier with a label mapping.

It is converted once, to the same ONNX inputs and outputs that ours has, so that serving needs neither torch
nor transformers and the `Reader` is the same. Its labels' probabilities are added up to our eight emotions.
It knows no 28 feelings (none is ever present) and no context; its intensity is how far it is from neutral.
"""

import re
import warnings
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import numpy as np
import onnx
import torch
import transformers
from safetensors import SafetensorError
from torch import Tensor, nn

from emotion import versions
from emotion.errors import ExportMismatch, ModelUnavailable
from emotion.export import hashes_in, quantised
from emotion.graph import PREPARED
from emotion.integrity import sha256_of
from emotion.labels import EMOTIONS, GOEMOTIONS, Emotion
from emotion.manifest import REPLACEMENT, Manifest
from emotion.mapping import read_mapping
from emotion.probes import PROBES
from emotion.reader import INPUTS, MODEL_FILE, OUTPUTS, TOKENIZER_FILE, Reader

_FULL_FILE = "model.fp32.onnx"
_OPSET = 17
_ALLOWED_DIFFERENCE: Final = 1e-3  # of a probability, between torch and the converted model
_LEAST = 1e-6
_NEVER = -30.0  # logit
_NAME = re.compile(r"[\w.-]+(/[\w.-]+)?", re.ASCII)  # of a model that can be fetched
_LONG = "my parcel is late " * 100  # longer than is read: the longest input there will be


def export_replacement(model: str, labels: Path, out_dir: Path) -> Path:
    """Convert a model and let `out_dir` lead to it, as `emotion.export.export` does with ours.

    Parameters
    ----------
    model
        A local folder, or a name to be fetched. Only safetensors are loaded, and no code of the model's.
    labels
        See `emotion.mapping`.

    Raises
    ------
    ModelUnavailable
        If it is not there, is no classifier, or cannot be converted.
    BadMapping
        If the mapping does not fit its labels.
    """
    network, tokenizer = _load(model)
    names = [str(network.config.id2label[at]) for at in range(network.config.num_labels)]
    mapping = read_mapping(labels, names)
    with versions.making(out_dir) as fresh:
        wrapped = _AsOurs(network, mapping).eval()
        _convert(wrapped, fresh / _FULL_FILE)
        tokenizer.backend_tokenizer.save(str(fresh / TOKENIZER_FILE))
        manifest = _manifest(model, names, mapping, fresh / _FULL_FILE)
        manifest.write(fresh)
        _check(wrapped, fresh)
        _shrink(manifest, fresh)
        versions.put(fresh, out_dir)
    return out_dir


class _AsOurs(nn.Module):
    """A classifier with our inputs and outputs."""

    def __init__(self, network: Any, mapping: tuple[Emotion, ...]) -> None:
        super().__init__()
        self.network = network
        self.many = network.config.problem_type == "multi_label_classification"
        columns = [EMOTIONS.index(emotion) for emotion in mapping]
        self.into: Tensor
        self.register_buffer("into", torch.eye(len(EMOTIONS))[columns])

    def forward(
        self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        own = attention_mask - token_type_ids  # a context is none of its business
        logits = self.network(input_ids=input_ids, attention_mask=own).logits.float()
        said = torch.sigmoid(logits) if self.many else torch.softmax(logits, dim=-1)
        summed = said @ self.into + _LEAST
        shares = summed / summed.sum(dim=-1, keepdim=True)
        calm = shares[:, EMOTIONS.index(Emotion.NEUTRAL)]
        feelings = torch.full_like(shares[:, :1], _NEVER).expand(-1, len(GOEMOTIONS))
        return feelings, torch.log(shares), torch.log(1.0 - calm) - torch.log(calm)


def _load(model: str) -> tuple[Any, Any]:
    local = {"local_files_only": True} if Path(model).is_dir() else {}
    if not local and not _NAME.fullmatch(model):
        raise ModelUnavailable(
            f"emotion_model {model!r}: there is no such folder, and no model has such a name"
        )
    transformers.logging.disable_progress_bar()
    try:
        network = transformers.AutoModelForSequenceClassification.from_pretrained(
            model, attn_implementation="eager", use_safetensors=True, **local
        )
        tokenizer = transformers.AutoTokenizer.from_pretrained(model, **local)
    except (OSError, ValueError, KeyError, ImportError, SafetensorError) as error:
        where = "the folder" if local else "there is no such folder; as a name it"
        raise ModelUnavailable(
            f"emotion_model {model!r}: {where} does not load as a classifier: {error}"
        ) from error
    if not getattr(tokenizer, "is_fast", False):
        raise ModelUnavailable(f"emotion_model {model!r} has no fast tokenizer (tokenizer.json)")
    if _knows_no_word(tokenizer):  # where its files are missing, an empty one is made in silence
        raise ModelUnavailable(
            f"emotion_model {model!r} has a tokenizer that knows no word of an English message; is "
            "tokenizer.json beside the model?"
        )
    if network.config.num_labels < 2:
        raise ModelUnavailable(f"emotion_model {model!r} has one output; it is no classifier")
    return network.eval(), tokenizer


def _knows_no_word(tokenizer: Any) -> bool:
    known = {token for text in PROBES for token in tokenizer(text, add_special_tokens=False).input_ids}
    return known <= {tokenizer.unk_token_id}


def _convert(wrapped: nn.Module, path: Path) -> None:
    ids = torch.ones((2, 9), dtype=torch.long)
    mask, segments = torch.ones_like(ids), torch.zeros_like(ids)
    mask[1, 5:] = 0
    axes = {name: {0: "batch", 1: "length"} for name in INPUTS} | {name: {0: "batch"} for name in OUTPUTS}
    try:
        with warnings.catch_warnings(), torch.inference_mode():
            warnings.simplefilter("ignore")  # of the tracer; whether it went well is checked afterwards
            torch.onnx.export(
                wrapped,
                (ids, mask, segments),
                str(path),
                input_names=list(INPUTS),
                output_names=list(OUTPUTS),
                dynamic_axes=axes,
                opset_version=_OPSET,
                dynamo=False,
            )
        converted = onnx.load(path)
        onnx.helper.set_model_props(converted, PREPARED)
        onnx.save(converted, path)
    except OSError:
        raise  # the disk's, told by who makes the version
    except Exception as error:  # the exporter has no root of its own for what it cannot convert
        raise ModelUnavailable(f"the model cannot be converted to ONNX: {error}") from error


def _manifest(model: str, names: list[str], mapping: tuple[Emotion, ...], path: Path) -> Manifest:
    digest = sha256_of(path)
    slug = re.sub(r"[^a-z0-9]+", "-", Path(model).name.lower()).strip("-")[:40] or "model"
    labels = {name: emotion.value for name, emotion in zip(names, mapping, strict=True)}
    return Manifest(
        version=f"{slug}-{digest[:8]}",
        method=REPLACEMENT,
        encoder_sha256="",
        thresholds=(1.0,) * len(GOEMOTIONS),
        temperature=1.0,
        abstain_below=0.0,
        metrics={},
        made={"model": model, "labels": labels, "onnx_sha256": digest},
    )


@torch.inference_mode()
def _check(wrapped: nn.Module, folder: Path) -> None:
    """Compare the converted model with the original, also on the longest text."""
    reader = Reader.open(folder, model_file=_FULL_FILE)
    try:
        for text in (*PROBES, _LONG):
            inputs = reader.inputs([text])
            right = torch.exp(wrapped(*(torch.from_numpy(inputs[name]) for name in INPUTS))[1]).numpy()
            worst = float(np.abs(reader.score([text]).service - right).max())
            if not worst <= _ALLOWED_DIFFERENCE:
                raise ModelUnavailable(f"the converted model differs from the original by {worst:.4f}")
    except (IndexError, RuntimeError) as error:  # for example: fewer positions than we give tokens
        raise ModelUnavailable(f"the model cannot read texts of the usual length: {error}") from error


def _shrink(manifest: Manifest, folder: Path) -> None:
    """Quantise; a model that does not bear it is served as it is."""
    try:
        facts = quantised(folder / _FULL_FILE, folder / MODEL_FILE, folder / TOKENIZER_FILE)
        (folder / _FULL_FILE).unlink()
    except ExportMismatch:
        (folder / _FULL_FILE).replace(folder / MODEL_FILE)
        facts = {"format": "onnx fp32", "size_mb": round((folder / MODEL_FILE).stat().st_size / 1e6, 1)}
    replace(manifest, export=facts | hashes_in(folder)).write(folder)
