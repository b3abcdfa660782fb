"""Rasa components of this project: sentence features and the shop's own entities."""
