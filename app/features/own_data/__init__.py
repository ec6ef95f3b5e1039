"""Everything held of oneself, as a file: what is in it, a passcode, and where it is."""
