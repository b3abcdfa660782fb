"""A person of the shop and a conversation that was handed over: see it, answer it, give it back."""
