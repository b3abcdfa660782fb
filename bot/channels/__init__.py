"""The doors customers come in by.

Every message is checked, masked, capped and paced here, before Rasa sees it; every turn ends with an
answer.
"""
