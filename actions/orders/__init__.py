"""A customer's own orders: finding the one they mean, saying where it stands, changing it after a yes."""
