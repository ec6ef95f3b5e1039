"""The language and the text size, before anything else."""
