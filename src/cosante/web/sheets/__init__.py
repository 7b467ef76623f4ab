"""Spreadsheets that people bring: cells of a file, which column is which, what each cell says, what each row would do."""
