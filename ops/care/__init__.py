"""Looking into care from the command line: which row of care.yml fires and why, and what wordings do."""
