"""`attune test`: every check of the project, what it counts, how it is shown."""
