"""What the emotion commands do, apart from the command line itself."""
