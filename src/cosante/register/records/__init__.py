"""What records are, as pure functions of facts: when two facts speak of one partner or one deed, and what they say."""
