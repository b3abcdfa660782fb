"""The reader: a customer's message in, a `Reading` out, on ONNX Runtime and one thread.

Imports neither torch nor transformers. Safe to share between threads: session and tokenizer are
read-only once open.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from emotion.certainty import certainty
from emotion.context import Context
from emotion.errors import ModelUnavailable
from emotion.integrity import check_files
from emotion.labels import EMOTIONS, GOEMOTIONS, Emotion
from emotion.manifest import REPLACEMENT, Manifest, read_manifest
from emotion.reading import Reading, nothing_to_read
from emotion.session import open_session
from emotion.text import is_foreign, readable
from emotion.tokens import MAX_TOKENS, Tokens, padded, tokenize

MODEL_FILE: Final = "model.int8.onnx"
TOKENIZER_FILE: Final = "tokenizer.json"
INPUTS: Final = ("input_ids", "attention_mask", "token_type_ids")
OUTPUTS: Final = ("feelings", "service", "intensity")
# A batch's activations should stay in the processor's cache: larger ones read slower and take more memory.
_BATCH_TOKENS = 192


@dataclass(frozen=True, slots=True)
class Scores:
    """Probabilities for many texts.

    Attributes
    ----------
    feelings
        Shape (texts, 28), each label on its own.
    service
        Shape (texts, 8), rows sum to 1.
    intensity
        Shape (texts,), 0-1.
    """

    feelings: NDArray[np.float64]
    service: NDArray[np.float64]
    intensity: NDArray[np.float64]


class Reader:
    """Reads emotions from an exported artefact. Made by `Reader.open`."""

    def __init__(self, session: Any, tokenizer: Any, manifest: Manifest) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self.manifest = manifest

    @classmethod
    def open(cls, artefact_dir: Path | str, *, model_file: str = MODEL_FILE) -> "Reader":
        """Open an artefact made by `emotion.export.export`.

        Parameters
        ----------
        model_file
            Which model of the folder; served is the int8 one.

        Raises
        ------
        ModelUnavailable
            If it is missing, damaged or made for other labels.
        """
        artefact_dir = Path(artefact_dir).resolve()  # a link is followed once: all files are of one version
        manifest = read_manifest(artefact_dir)
        if model_file == MODEL_FILE:
            check_files(artefact_dir, manifest.export.get("sha256", {}))
        try:
            tokenizer = Tokenizer.from_file(str(artefact_dir / TOKENIZER_FILE))
            session = open_session(artefact_dir / model_file)
        except Exception as error:  # both raise bare Exception subclasses made in native code
            raise ModelUnavailable(f"the emotion model at {artefact_dir} does not load: {error}") from error
        if {given.name for given in session.get_inputs()} != set(INPUTS):
            raise ModelUnavailable(
                f"{artefact_dir} was exported by another version; run ./attune emotion export"
            )
        tokenizer.enable_truncation(MAX_TOKENS)
        tokenizer.no_padding()
        return cls(session, tokenizer, manifest)

    @property
    def version(self) -> str:
        """Version of the artefact."""
        return self.manifest.version

    def read(self, text: str, *, context: Context | None = None) -> Reading:
        """Read one message of any length or content, in the light of what went before it."""
        return self.read_many([text], contexts=[context])[0]

    def read_many(
        self, texts: Sequence[str], *, contexts: Sequence[Context | None] | None = None
    ) -> list[Reading]:
        """Read messages, in order; `contexts`, where given, has one for each.

        Raises
        ------
        TypeError
            If `texts` is one text: its letters would be read as messages.
        ValueError
            If there is not a context for each text.
        """
        scores = self.score(texts, contexts=contexts)
        return [
            self._reading(scores.service[row], scores.intensity[row])
            if self._can_read(text)
            else nothing_to_read(self.version)
            for row, text in enumerate(texts)
        ]

    def score(
        self,
        texts: Sequence[str],
        *,
        contexts: Sequence[Context | None] | None = None,
        alone: bool = False,
    ) -> Scores:
        """Return all probabilities, row by row in the order of the texts.

        Parameters
        ----------
        alone
            Read each text in a batch of its own: at 8 bits a reading depends on the company it is read in.
        """
        tokens = self._tokens(texts, contexts)
        if len(tokens) == 1:
            return self._scores(*self._session.run(OUTPUTS, inputs_of(tokens)))
        feelings = np.zeros((len(texts), len(GOEMOTIONS)))
        service = np.zeros((len(texts), len(EMOTIONS)))
        intensity = np.zeros(len(texts))
        for rows in np.arange(len(tokens))[:, None] if alone else _batches(tokens):
            outputs = self._session.run(OUTPUTS, inputs_of([tokens[row] for row in rows]))
            feelings[rows], service[rows], intensity[rows] = outputs
        return self._scores(feelings, service, intensity)

    def _scores(self, *logits: NDArray[Any]) -> Scores:
        feelings, service, intensity = (np.asarray(found, dtype=np.float64) for found in logits)
        return Scores(_sigmoid(feelings), _softmax(service / self.manifest.temperature), _sigmoid(intensity))

    def lengths(self, texts: Sequence[str], *, contexts: Sequence[Context | None] | None = None) -> list[int]:
        """Return how many tokens each text is read as, those of its context among them."""
        return [len(one) for one in self._tokens(texts, contexts)]

    def inputs(self, texts: Sequence[str]) -> dict[str, NDArray[np.int64]]:
        """Return what the model is given for these texts in one batch, by name."""
        return inputs_of(tokenize(self._tokenizer, texts))

    def _tokens(self, texts: Sequence[str], contexts: Sequence[Context | None] | None) -> list[Tokens]:
        if isinstance(texts, str):
            raise TypeError("texts is one text; read it with read(text), or give a list")
        if contexts is not None and len(contexts) != len(texts):
            raise ValueError(f"{len(texts)} texts have {len(contexts)} contexts; give one for each, or None")
        return tokenize(self._tokenizer, texts, contexts if self.manifest.reads_context else None)

    def _can_read(self, text: str) -> bool:
        """Whether there is anything to go by; another maker's model may know other scripts than ours."""
        shown = readable(text)
        return bool(shown) and (self.manifest.method == REPLACEMENT or not is_foreign(shown))

    def _reading(self, service: NDArray[np.float64], intensity: float) -> Reading:
        best = int(service.argmax())
        scores: dict[Emotion, float] = dict(zip(EMOTIONS, service.tolist(), strict=True))
        unsure = bool(certainty(service) < self.manifest.abstain_below)
        emotion = Emotion.NEUTRAL if unsure else EMOTIONS[best]
        return Reading(emotion, float(service[best]), float(intensity), scores, self.version, unsure)


def inputs_of(tokens: Sequence[Tokens]) -> dict[str, NDArray[np.int64]]:
    """Return the model's inputs by name, each (texts, length)."""
    made = padded(tokens)
    arrays = (made.input_ids, made.attention_mask, made.token_type_ids)
    return dict(zip(INPUTS, arrays, strict=True))


def _batches(tokens: Sequence[Tokens]) -> Iterator[NDArray[np.int64]]:
    """Yield row numbers in batches of similar length, so that little is spent on padding."""
    lengths = np.array([len(one) for one in tokens], dtype=np.int64)
    order = np.argsort(lengths, kind="stable")
    start = 0
    while start < len(order):
        end = start + 1
        while end < len(order) and lengths[order[end]] * (end + 1 - start) <= _BATCH_TOKENS:
            end += 1
        yield order[start:end]
        start = end


def _sigmoid(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(1.0 / (1.0 + np.exp(-logits)))


def _softmax(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True))
