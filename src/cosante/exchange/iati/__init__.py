"""IATI: the standard as data, and what is done with its files."""
