"""Synthetic shoppers talk to the whole running system; what becomes of them is counted."""
