"""Who may have an account: tried by anybody, under both rule sets."""
