"""What the phone knows and asks: the server's calls, the sealed copies, one repository a noun."""
