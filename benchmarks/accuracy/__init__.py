"""The accuracy of the reader on documents of our own: scorer, gold, baseline, gate."""
