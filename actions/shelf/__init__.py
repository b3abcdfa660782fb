"""What is shown: the catalogue with its ranker, what the customer wishes, and the cards."""
