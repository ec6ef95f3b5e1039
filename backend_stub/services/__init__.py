"""What the server does: functions over a holder's facts, the story moment and the rules."""
