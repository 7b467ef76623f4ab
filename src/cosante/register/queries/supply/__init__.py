"""What is asked of supplies: orders with all that came of them, stock, prices, lead times, what will go wrong."""
