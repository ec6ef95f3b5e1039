"""The wallet: every document, usable or not."""
