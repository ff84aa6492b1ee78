"""How does a student's life on a route go? Chapters, and the ordinary lives made of them."""
