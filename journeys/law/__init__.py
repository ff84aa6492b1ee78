"""The rules: one small pure function each, with its sources beside it."""
