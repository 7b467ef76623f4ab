"""The pages: small views over queries, templates, and static files of our own. No page needs JavaScript."""
