"""Linking a bank account to the welfare benefit account, step by step."""
