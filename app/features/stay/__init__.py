"""A foreigner's passport, visa, permission to stay and residence card on one line of time."""
