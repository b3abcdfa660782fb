"""Measures what Rasa's side understands: by cross-validation, with slips, and on texts kept apart."""
