"""Further readers beside the one by rules, and how the readings of several become one."""
