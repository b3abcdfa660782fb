"""Building what is missing: each step once, again only when what it is made from changed."""
