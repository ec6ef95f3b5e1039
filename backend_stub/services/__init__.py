"""What the server does, noun by noun: plain functions over a holder's facts, the story moment and the rules."""
