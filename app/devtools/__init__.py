"""What those who build the app run: checks, measures, the gallery. Never shipped."""
