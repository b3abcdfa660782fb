"""Small talk that needs to know something: whom we greet, and what an upset customer may be upset about."""
