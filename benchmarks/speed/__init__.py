"""How fast the reader is and how much memory it takes, beside what one would build from libraries."""
