"""The account's phone, earlier ones, and who asks to be the next."""
