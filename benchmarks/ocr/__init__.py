"""How well scans are read, beside their texts: ``python -m benchmarks.ocr``."""
