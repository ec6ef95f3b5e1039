"""What this prototype is, and what it leaves out."""
