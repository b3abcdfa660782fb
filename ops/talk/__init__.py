"""Talking to the assistant from the command line, through the doors a customer's browser uses."""
