"""Observations as SDMX-CSV 2.0."""
