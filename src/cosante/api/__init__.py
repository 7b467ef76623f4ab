"""The API for programs, at /api/v1/: the same queries and actions as the pages, for tokens with scopes."""
