"""Looking over the whole installation; changes nothing."""
