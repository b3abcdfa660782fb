"""Evaluation: how good the served reader is, on whom it errs, and how far to believe its confidence.

Measures, never fits; what is fitted on held-out rows lies in `emotion/training`. Not imported when serving.
"""
