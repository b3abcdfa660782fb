"""Pages about runs of the emotion commands: what each came to, in tables and charts."""
