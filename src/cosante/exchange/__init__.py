"""Files of the field's standards: read, checked, written. Knows the vocabulary and nothing of the register."""
