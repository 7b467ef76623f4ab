"""Questions to the register. Nothing here writes."""
