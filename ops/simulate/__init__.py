"""Synthetic people against the real system. Whatever comes out of here is marked as synthetic."""
