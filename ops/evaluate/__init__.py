"""Compares ways of recommending on a data set from outside, in one run on the same split."""
