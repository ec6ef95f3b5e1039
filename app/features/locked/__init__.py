"""What is shown while the whole account is locked, and the way back."""
