"""What the recommender and the care decisions came to, as one page for the shop's people."""
