"""The register: documents, facts with their evidence, and records as views over facts. Written only by `actions/`."""
