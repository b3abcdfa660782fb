"""What buyers' reviews say of each product, as named features: read where retraining left it.

`ops.retrain` reads the reviews, writes this file and trains on what it wrote, so serving sees the same.
Without the file, or with a damaged one, products simply have no such features.
"""

import json
import logging
from collections.abc import Mapping
from pathlib import Path

log = logging.getLogger(__name__)

FILE = "item-reviews.json"
Reviewed = Mapping[str, Mapping[str, float]]
NOTHING: Reviewed = {}


def read_reviewed(folder: Path) -> Reviewed:
    """Return product id to features like ``{"delighted": 1.0}``.

    Parameters
    ----------
    folder
        The recommender's, with the versions and the pointer.
    """
    try:
        plain = json.loads((folder / FILE).read_text(encoding="utf-8"))
        return {
            str(product_id): {str(name): float(value) for name, value in said.items()}
            for product_id, said in plain["products"].items()
        }
    except FileNotFoundError:
        return NOTHING
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
        log.warning("reviews.unreadable error=%s", type(problem).__name__)
        return NOTHING
