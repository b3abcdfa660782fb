"""What is learnt of each customer from the log: what they like, and how they usually feel.

Made for people who look, not for the ranking: there it was measured and did not help (docs/recommender.md).
"""
