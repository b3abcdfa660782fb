"""What each mood calls for: the mood itself, the care table, and the words."""
