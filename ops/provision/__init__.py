"""Making and repairing the two virtual environments. Standard library only: nothing is installed yet.

It refuses to choose an interpreter; the launcher has done that.
"""
