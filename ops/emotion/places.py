"""Where the emotion commands find weights and texts, from the root of the checkout."""

from pathlib import Path
from typing import Final

WEIGHTS: Final = Path("emotion/weights")
GOEMOTIONS: Final = Path("../shared/data/goemotions")
AIRLINE: Final = Path("../shared/data/airline_tweets")
SERVICE_TRAIN: Final = Path("data/emotion/service_train.csv")
SERVICE_TEST: Final = Path("data/emotion/service_test.csv")
DIALOGUES_TRAIN: Final = Path("data/emotion/context_train.csv")
DIALOGUES_TEST: Final = Path("data/emotion/context_test.csv")
GRADED_PAIRS: Final = Path("data/emotion/graded_pairs.csv")
COUNTERFACTUALS: Final = Path("data/emotion/fairness.toml")
