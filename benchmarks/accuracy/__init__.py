"""The accuracy of the reader on documents of our own: gold, baseline, gate."""
