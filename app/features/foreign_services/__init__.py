"""Services abroad: a code to type, what waits, and the log of who asked."""
