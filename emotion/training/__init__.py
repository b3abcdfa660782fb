"""Training: what the reader learns from, how, what is chosen on held-out rows, and who may serve.

Only the modules that train import torch; those that read files or choose do without. Serving imports none.
"""
