"""One class for each part of the store; each method is one transaction."""
