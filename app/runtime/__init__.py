"""What every screen stands on without drawing: state, tasks, ways, story time, words, settings."""
