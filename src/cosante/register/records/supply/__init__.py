"""The arithmetic of supplies: stock, lines of orders, quantities needed, prices, lead times. Pure and exact."""
