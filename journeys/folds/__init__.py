"""What stood on a day? One fold a stream, for those who decide and for those who answer."""
