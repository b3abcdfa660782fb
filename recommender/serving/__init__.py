"""Ranking with NumPy from an exported artefact; never imports a training library."""
