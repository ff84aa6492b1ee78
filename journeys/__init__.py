"""What happened on a route from vmbo to mbo, and what may happen."""
