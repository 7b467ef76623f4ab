"""Django's PostgreSQL, with one writer at a time: ``ENGINE`` names this package."""
