"""The page on port 8080: a small demo shop with the chat in it, and the sessions the chat starts with.

Shows what the store holds; sells nothing itself. Serves the widget's files without importing any of bot.
"""
