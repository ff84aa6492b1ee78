"""The front door: recording, asking, identity, files in and out, the command line."""
