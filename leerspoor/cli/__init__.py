"""The command line: a plain twin of the screens."""
