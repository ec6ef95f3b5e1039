"""Pure rules: facts, a moment and a rule set go in, an answer with its reasons comes out."""
