"""What runs inside the Rasa process (Python 3.10): channels, language understanding, the chat widget."""
