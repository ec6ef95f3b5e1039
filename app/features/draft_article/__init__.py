"""One article of the draft in plain words, with the rules and screens that it changes."""
