"""Converters from published data sets to the documented folder format; the data stay where they are."""

from ops.evaluate.convert.detect import convert

__all__ = ["convert"]
