"""Converters from published data sets to the documented folder format; the data stay where they are."""
