"""Views: a request, a query, a page."""
