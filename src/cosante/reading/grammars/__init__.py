"""Value grammars: numbers, money, counts and dates from the scan's mentions and the digits of the text."""
