"""The statement: what comes next, and every payment received or under way."""
