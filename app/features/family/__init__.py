"""Whom one guards, who guards oneself, and asking for a child's account."""
