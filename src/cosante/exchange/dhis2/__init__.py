"""Values of indicators as DHIS2 takes them (``POST /api/dataValueSets``): periods in its form, one JSON object."""
