"""Which schools, routes, programmes and companies does the region have? Tables, and how to read them."""
