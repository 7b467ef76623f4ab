"""The site: settings from the environment, addresses, and two ways to start it (WSGI, or `start` for one)."""
