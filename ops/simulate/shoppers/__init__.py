"""Shoppers with hidden tastes and moods drive the real recommender through its learning loop."""
