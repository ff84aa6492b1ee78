"""One question, one module: the fold, its table and its query."""
