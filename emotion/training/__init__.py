"""Training, choosing and measuring of the reader.

Only the modules that train import torch; `data` and `evaluate` do without, and serving imports none.
"""
