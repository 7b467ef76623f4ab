"""How long many order lines take to be kept."""
