"""Attune FEELS: reads the emotion of one customer message.

A library that stands on its own. Serving (`Reader`) needs ONNX Runtime and tokenizers only; training
and export live in `emotion.training` and `emotion.export`.
"""

from emotion.context import Context
from emotion.errors import BadData, EmotionError, ExportMismatch, ModelUnavailable, TooManyWaiting
from emotion.explanation import Explanation, Piece, explain
from emotion.labels import Emotion
from emotion.microbatch import MicroBatcher
from emotion.reader import Reader
from emotion.reading import Reading

__all__ = [
    "BadData",
    "Context",
    "Emotion",
    "EmotionError",
    "Explanation",
    "ExportMismatch",
    "MicroBatcher",
    "ModelUnavailable",
    "Piece",
    "Reader",
    "Reading",
    "TooManyWaiting",
    "explain",
]
