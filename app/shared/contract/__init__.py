"""The contract between app and server; the app owns the words because it is what consumes them."""
