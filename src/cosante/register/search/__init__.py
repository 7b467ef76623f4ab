"""Search: how texts become tokens, what a query asks, where its words stand, and the index of each database."""
