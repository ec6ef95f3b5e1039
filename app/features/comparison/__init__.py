"""One day under both rule sets, side by side."""
