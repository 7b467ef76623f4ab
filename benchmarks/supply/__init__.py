"""How long many order lines take to be kept, and the pages that reckon with them."""
