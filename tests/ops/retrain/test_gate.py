"""What the gate lets through, by the figures it is given."""

from __future__ import annotations

import pytest

from ops.retrain.gate import decide

FINE = {"headline_ours": 0.7, "headline_popularity": 0.55}
RIVALS = {"champion": 0.68, "challenger": 0.69, "champion_catalogue": 0.9, "challenger_catalogue": 0.88}


@pytest.mark.parametrize("metrics", [FINE, FINE | RIVALS, FINE | {"champion_at_its_trial": 0.74}])
def test_what_is_as_good_passes(metrics: dict[str, float]) -> None:
    assert decide(metrics).promoted


@pytest.mark.parametrize(
    ("worse", "words"),
    [
        ({"headline_popularity": 0.73}, "popularity"),
        (RIVALS | {"challenger": 0.65}, "worse than the model in service"),
        (RIVALS | {"challenger_catalogue": 0.84}, "in the whole catalogue"),
        ({"champion_at_its_trial": 0.76}, "at its trial"),
    ],
)
def test_what_is_worse_is_refused_with_the_reason(worse: dict[str, float], words: str) -> None:
    verdict = decide(FINE | worse)
    assert not verdict.promoted and words in verdict.reason
