"""What every room speaks of: kinds of fact, evidence, partial dates, money, code lists and the one tree of errors."""
