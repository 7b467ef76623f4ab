"""Spreadsheets that people bring: rows of a file, which column is which, what each cell says, what each row would do.

The way of a file: ``files`` reads rows, ``headings`` knows columns, ``cells`` reads values, ``planning`` says what each
row would do, ``bringing`` holds that; ``register.actions.sheets`` keeps it. ``template`` is for a first sheet.
"""
