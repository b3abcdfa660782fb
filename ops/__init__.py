"""RUNS: the command line and the jobs that tie the packages together.

Importing it opens nothing and needs nothing installed: the launcher uses parts of it before set-up.
"""
