"""OCDS files: releases merged and judged, beside the libraries that do one of these each."""
