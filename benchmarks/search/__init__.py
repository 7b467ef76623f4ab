"""How fast the register is searched, beside looking for the words in the texts with LIKE."""
