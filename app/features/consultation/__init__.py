"""The draft to read, whom it applies to, and the days on which one may speak."""
