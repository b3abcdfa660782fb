"""The makers of the demo data: each returns values, given a seeded generator; none writes a file."""
