"""What makers and testers use: pictures, walks, the gallery. Never shipped."""
