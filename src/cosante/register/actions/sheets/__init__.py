"""The verbs of spreadsheets that people bring: hold what each row would do, keep it, throw it away.

Nothing of a sheet is written to the rows of the register before it is kept; and what is kept is one change with all
others along with it, so that taking the first back takes back the whole.
"""

from cosante.register.actions.sheets.bring import bring
from cosante.register.actions.sheets.keep_portion import decide_to_keep, keep_portion
from cosante.register.actions.sheets.keep_sheet import keep_sheet
from cosante.register.actions.sheets.throw_away import throw_away

__all__ = ["bring", "decide_to_keep", "keep_portion", "keep_sheet", "throw_away"]
