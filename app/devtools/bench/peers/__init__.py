"""
What the app and the server are measured against: the plainest programs that do the same thing.
"""
