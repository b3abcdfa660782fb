"""The commands, a module each. No logic here: options in, words out."""
