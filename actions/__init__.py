"""Decides: what the assistant does in a turn and how it says it.

Served to Rasa by `python -m actions`. Reads feelings with `emotion`, ranks with `recommender`,
remembers in `store`; knows nothing of channels, training or the command line.
"""
