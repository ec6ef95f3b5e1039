"""Fakes, samples and a step runner, for previews and tests."""
