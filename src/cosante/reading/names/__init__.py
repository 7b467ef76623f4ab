"""Names by structure: organisations by their heads, persons by role and title, places by gazetteer and head."""
