"""The demo shop: a seeded generator of synthetic data, its loader, and pictures for any product."""

from ops.demo_shop.loading import Loaded, load
from ops.demo_shop.pictures import draw

__all__ = ["Loaded", "draw", "load"]
