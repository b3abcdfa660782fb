"""The settings of a fit; written into the artefact's manifest."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Loss(StrEnum):
    """What LightFM optimises.

    LOGISTIC learns yes and no, each weighted by how sure it is; it suits a log of what was shown and
    how people reacted, and ratings. Where only the yes is known, random items stand in for the no.
    WARP and BPR learn from the yes alone, ranking it above sampled items: WARP until one is found that
    stands too high (Weston et al. 2011, "Wsabie"), BPR one at a time (Rendle et al. 2009).
    """

    WARP = "warp"
    BPR = "bpr"
    LOGISTIC = "logistic"

    @property
    def hears_no(self) -> bool:
        """Whether refusals teach it anything."""
        return self is Loss.LOGISTIC


@dataclass(frozen=True, slots=True)
class TrainingSettings:
    """How to fit.

    Parameters
    ----------
    n_factors
        Length of a representation.
    epochs
        Passes over the data.
    learning_rate
        Step of LightFM's adagrad.
    customer_penalty, context_penalty, item_penalty
        How strongly features of customers, of the moment and of items are held towards zero; a prior, so
        the same number holds for a small log and a large one (`recommender.training.penalty`).
    sampled_per_taken
        Under LOGISTIC, how many random items are added as a no for each item taken without having
        been shown. Drawn anew in each epoch.
    sampled_per_shown
        The same beside each item taken from among those shown. A log of what a ranking chose to show holds
        next to nothing of what it would never show: without this, a model learns only to tell those few
        apart, and forgets what made them stand out from the rest.
    sampled_grade
        How sure such a no is.
    min_customer_events, min_item_events
        Wanted interactions before somebody gets an identity feature. Below, features alone speak:
        an identity seen once memorises chance, and a product nobody has bought yet would only
        learn that it loses against the others.
    with_context
        False trains the same model blind to the state of the moment.
    context_folds
        Context is used only where it pays: that is tried on this many folds of the training data before
        the fit (`recommender.training.proof`). 0 takes it untried.
    context_margin
        How many standard errors the gain must be above zero.
    collaborative_factors
        Length of the factors that matrix factorisation adds to the identities of customers and items
        (`recommender.training.collaborative`); 0 adds none.
    collaborative_share
        How far those speak, as a multiple of the spread of LightFM's own scores.
    collaborative_confidence, collaborative_penalty
        Weight of something taken against something not, and the L2 penalty.
    recency
        After which share of a customer's later history an event counts half; 0 lets age not count.
    item_prior
        How far an item's mean grade, drawn towards the overall mean, speaks beside what LightFM learned.
    seed
        The same seed, data and one thread give the same bytes.
    threads
        More than one is faster and not reproducible.
    """

    n_factors: int = 32
    epochs: int = 30
    learning_rate: float = 0.05
    loss: Loss = Loss.LOGISTIC
    customer_penalty: float = 10.0
    context_penalty: float = 10.0
    item_penalty: float = 10.0
    sampled_per_taken: int = 1
    sampled_per_shown: int = 0
    sampled_grade: float = 0.5
    min_customer_events: int = 3
    min_item_events: int = 3
    with_context: bool = True
    context_folds: int = 3
    context_margin: float = 1.0
    collaborative_factors: int = 0
    collaborative_share: float = 1.0
    collaborative_confidence: float = 5.0
    collaborative_penalty: float = 20.0
    recency: float = 0.0
    item_prior: float = 0.0
    seed: int = 20240601
    threads: int = 1
