"""The small network: it learns what can be learnt, the same way every time."""

import numpy as np
import pytest

pytest.importorskip("rasa")

from bot.nlu.perceptron import Recipe, fit, probabilities

RECIPE = Recipe(hidden=32, epochs=30, batch=64)


@pytest.fixture
def clouds():
    rng = np.random.default_rng(0)
    centres = rng.normal(size=(4, 16))
    classes = np.repeat(np.arange(4), 60)
    rows = (centres[classes] + 0.3 * rng.normal(size=(240, 16))).astype(np.float32)
    return rows, classes


def test_it_tells_clouds_apart(clouds):
    rows, classes = clouds
    parameters = fit(rows, classes, RECIPE, np.random.default_rng(1))
    assert (probabilities(parameters, rows).argmax(axis=1) == classes).mean() > 0.97


def test_probabilities_sum_to_one(clouds):
    rows, classes = clouds
    parameters = fit(rows, classes, RECIPE, np.random.default_rng(1))
    assert np.allclose(probabilities(parameters, rows).sum(axis=1), 1)


def test_the_networks_are_averaged(clouds):
    rows, classes = clouds
    both = fit(rows, classes, RECIPE, np.random.default_rng(1))
    apart = [{name: value[[one]] for name, value in both.items()} for one in range(RECIPE.networks)]
    told = [probabilities(one, rows) for one in apart]
    assert np.abs(told[0] - told[1]).max() > 0
    assert np.allclose(probabilities(both, rows), (told[0] + told[1]) / 2)


def test_the_same_seed_learns_the_same(clouds):
    first, second = (fit(*clouds, RECIPE, np.random.default_rng(3)) for _ in range(2))
    assert all(np.array_equal(first[name], second[name]) for name in first)


def test_far_out_rows_are_no_trouble(clouds):
    parameters = fit(*clouds, RECIPE, np.random.default_rng(1))
    assert np.isfinite(probabilities(parameters, np.full((1, 16), 1e6, dtype=np.float32))).all()
